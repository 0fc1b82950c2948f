package org.gradus.sandbox;

/** Every way in which a request to a worker can end. */
public enum WorkerOutcome {
    /** It answered. */
    OK,
    /** The student's code threw; the worker lives on. */
    THREW,
    /** No answer within the time limit, or the CPU limit was reached; the worker was killed. */
    TIMED_OUT,
    /** The worker needed more memory than it may have. */
    OUT_OF_MEMORY,
    /** The student's code ended the process. */
    EXITED,
    /** The process died: a crash of the JVM or a signal. */
    CRASHED,
    /** The student's code printed more than it may. */
    FLOODED,
    /** What came back was not a valid answer. */
    PROTOCOL_BROKEN,
    /** The jar or its implementations could not be loaded. */
    REFUSED_TO_LOAD,
    /** Our fault: never costs the student an attempt, and is retried. */
    GRADER_FAULT
}

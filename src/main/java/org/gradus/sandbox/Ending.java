package org.gradus.sandbox;

import java.time.Duration;
import java.util.Locale;

/** Tells from a worker's last signs how it ended, in sentences for the student. */
final class Ending {
    private static final int SIGNALLED = 128;
    private static final int SIGKILL = 9;
    private static final int SIGXCPU = 24;
    private static final int SIGXFSZ = 25;
    private static final int SIGSYS = 31;

    /** The JVM's status with ExitOnOutOfMemoryError. */
    private static final int OUT_OF_MEMORY_STATUS = 3;

    private Ending() {}

    static WorkerEnded timedOut(Duration limit) {
        return new WorkerEnded(
                WorkerOutcome.TIMED_OUT, "No answer within " + seconds(limit) + ": is there a loop that never ends?");
    }

    static WorkerEnded flooded(long cap) {
        return new WorkerEnded(
                WorkerOutcome.FLOODED,
                "Your program printed more than " + size(cap) + ": is there a print inside of a loop?");
    }

    static WorkerEnded broken() {
        return new WorkerEnded(
                WorkerOutcome.PROTOCOL_BROKEN,
                "What came back was not an answer: does your program write to the process's own output, past System.out?");
    }

    static WorkerEnded fault(String message) {
        return new WorkerEnded(WorkerOutcome.GRADER_FAULT, message);
    }

    /** The process ended without an answer. */
    static WorkerEnded exited(int status, Output output, WorkerSettings settings) {
        String printed = output.head() + output.tail();
        if (status == OUT_OF_MEMORY_STATUS && printed.contains("java.lang.OutOfMemoryError")) {
            return outOfMemory(printed, settings);
        }
        if (printed.contains("insufficient memory for the Java Runtime Environment")) {
            return new WorkerEnded(
                    WorkerOutcome.OUT_OF_MEMORY, "Your program used more memory than a process may have here.");
        }
        if (printed.contains("A fatal error has been detected by the Java Runtime Environment")) {
            return new WorkerEnded(WorkerOutcome.CRASHED, "The Java virtual machine crashed.");
        }
        return switch (status - SIGNALLED) {
            case SIGXCPU ->
                new WorkerEnded(
                        WorkerOutcome.TIMED_OUT,
                        "Your program used more than " + settings.cpuSeconds()
                                + " s of processor time: is there a loop that never ends?");
            case SIGKILL ->
                new WorkerEnded(
                        WorkerOutcome.OUT_OF_MEMORY,
                        "The system ended your program, most likely because it used too much memory.");
            case SIGSYS, SIGXFSZ ->
                new WorkerEnded(
                        WorkerOutcome.CRASHED,
                        "The system ended your program, because it tried what is forbidden here.");
            default ->
                status >= SIGNALLED
                        ? new WorkerEnded(
                                WorkerOutcome.CRASHED,
                                "The Java virtual machine crashed (signal " + (status - SIGNALLED) + ").")
                        : new WorkerEnded(
                                WorkerOutcome.EXITED,
                                "Your program ended the process with System.exit or Runtime.halt (status " + status
                                        + ").");
        };
    }

    /**
     * Memory ran out.
     *
     * @param message the error's own, which says what of it
     */
    static WorkerEnded outOfMemory(String message, WorkerSettings settings) {
        String sentence;
        if (message.contains("native thread")) {
            sentence = "Your program started more threads than it may (about " + Math.max(1, settings.threads() - 15)
                    + ").";
        } else if (message.contains("direct buffer") || message.contains("Direct buffer")) {
            sentence = "Your program used more than 32 MB of memory outside of the heap.";
        } else if (message.contains("Metaspace") || message.contains("Compressed class space")) {
            sentence = "Your program loaded more classes than it may.";
        } else {
            sentence = "Your program used more than " + settings.heapMegabytes() + " MB of memory.";
        }
        return new WorkerEnded(WorkerOutcome.OUT_OF_MEMORY, sentence);
    }

    private static String seconds(Duration limit) {
        double seconds = limit.toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? (long) seconds + " s" : String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static String size(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
    }
}

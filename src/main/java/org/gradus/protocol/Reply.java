package org.gradus.protocol;

import java.util.List;
import java.util.Map;

/**
 * A worker's answer to a {@link Request}. Every number in it was chosen by the student's process, even those that an honest worker
 * computes: nothing here may be believed further than "the submission says so".
 */
public sealed interface Reply {
    /**
     * Bytes that the student's code has printed since the worker started, as the worker counts them: lets the reader of the error
     * stream know when it has seen everything.
     */
    long printed();

    /**
     * Says that the worker runs and speaks this protocol; sent once, unasked, at start, and as the answer to {@link Request.Begin}.
     *
     * @param build identifies the worker's own classes, so that a stale archive is noticed
     * @param java the worker's Java version, such as {@code 17.0.15}
     */
    record Ready(String build, String java, long printed) implements Reply {}

    /**
     * The answer to {@link Request.Load}.
     *
     * @param implementations for each role the concrete classes that implement it, by binary name, sorted
     * @param unloadable classes that could not be loaded while searching, with the reason in words
     */
    record Loaded(Map<String, List<String>> implementations, Map<String, String> unloadable, long printed)
            implements Reply {
        public Loaded {
            implementations = Map.copyOf(implementations);
            unloadable = Map.copyOf(unloadable);
        }
    }

    /**
     * A method returned.
     *
     * @param value what it returned, copied right after the return
     * @param changed the arguments that the method changed in place, by index, with their new value
     * @param reusedResult whether an object returned by an earlier call of this check was returned again or has changed since
     * @param nanos how long the call took, as the worker measured it
     */
    record Returned(Value value, Map<Integer, Value> changed, boolean reusedResult, long nanos, long printed)
            implements Reply {
        public Returned {
            changed = Map.copyOf(changed);
        }
    }

    /**
     * The answer to {@link Request.Together}: to its first parts at least. The worker stops early when the results grow large.
     *
     * @param replies at least one; each {@link Returned} or {@link Swept}, the last may be {@link Threw}
     */
    record Several(List<Reply> replies, long printed) implements Reply {
        public Several {
            replies = List.copyOf(replies);
            if (replies.isEmpty()) {
                throw new IllegalArgumentException("no reply");
            }
        }
    }

    /**
     * The method that was called calls a function that it was given, and waits for its value. Only ever a reply to {@link
     * Request.Call}, {@link Request.Answer} and {@link Request.Refuse}.
     *
     * @param function which: the number of its {@link Value.Given}
     * @param method the name of the method of the function's interface
     * @param descriptor the method's descriptor as in class files
     */
    record Asks(int function, String method, String descriptor, List<Value> arguments, long printed) implements Reply {
        public Asks {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A method, a constructor or a static initialiser threw, or returned something that cannot cross the border.
     *
     * @param kind what happened
     * @param type the throwable's class name, empty if nothing was thrown
     * @param message its message, cut, or what was wrong with the returned object
     * @param frames its stack trace without the worker's own frames, cut
     * @param call which evaluation of a sweep or race it was, 0 for a single call
     */
    record Threw(Kind kind, String type, String message, List<String> frames, int call, long printed) implements Reply {
        public Threw {
            frames = List.copyOf(frames);
        }
    }

    /**
     * The answer to a sweep.
     *
     * @param values one number for each evaluation
     * @param slopes for each evaluation one slope along each direction, NaN where the gradient has not the argument's shape; none if
     *     none was asked for
     * @param changedAt index of the first evaluation that changed an argument in place, -1 if none did
     */
    record Swept(double[] values, double[] slopes, int changedAt, long nanos, long printed) implements Reply {}

    /**
     * The answer to a race.
     *
     * @param nanos for each entrant its measurements in nanoseconds per call
     */
    record Raced(List<double[]> nanos, long printed) implements Reply {
        public Raced {
            nanos = List.copyOf(nanos);
        }
    }

    /** What kept a call from returning a value. */
    enum Kind {
        /** The student's method threw. */
        METHOD_THREW,
        /** The constructor or a static initialiser threw, or there is no usable constructor. */
        CANNOT_CONSTRUCT,
        /** The method returned null. */
        RETURNED_NULL,
        /** The method returned an object that may not cross: a subclass, a sparse matrix, a float matrix. */
        UNEXPECTED_TYPE,
        /** What the method returned is too large to cross. */
        TOO_LARGE,
        /** The trusted side asked for something that does not exist; a fault of the grader. */
        BAD_REQUEST
    }
}

package org.gradus.protocol;

import java.util.Collection;
import java.util.List;

/**
 * How much one call may ask of the functions that it was given. Both sides count: the worker to tell the student, the trusted side
 * because the worker is the student's. Not for several threads.
 */
public final class AskedQuota {
    /** Most questions in one call: a central difference of 100,000 numbers. */
    public static final int MAX_QUESTIONS = 200_000;

    /** Most bytes of arguments in the questions of one call: checks may keep them. */
    public static final long MAX_BYTES = 256L << 20;

    private static final int OVERHEAD = 16;

    private int questions;
    private long bytes;

    /** Counts a question; false if it is one too many. */
    public boolean admits(List<Value> arguments) {
        questions++;
        bytes += size(arguments);
        return questions <= MAX_QUESTIONS && bytes <= MAX_BYTES;
    }

    private static long size(Collection<Value> values) {
        long size = OVERHEAD;
        for (Value value : values) {
            size += size(value);
        }
        return size;
    }

    private static long size(Value value) {
        if (value instanceof Value.Matrix matrix) {
            return OVERHEAD + 8L * matrix.values().length;
        } else if (value instanceof Value.Reals reals) {
            return OVERHEAD + 8L * reals.values().length;
        } else if (value instanceof Value.Wholes wholes) {
            return OVERHEAD + 4L * wholes.values().length;
        } else if (value instanceof Value.Text text) {
            return OVERHEAD + 2L * text.value().length();
        } else if (value instanceof Value.Sequence sequence) {
            return size(sequence.values());
        } else if (value instanceof Value.Named named) {
            return size(named.values().values());
        }
        return OVERHEAD;
    }
}

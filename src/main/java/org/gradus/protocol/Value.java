package org.gradus.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A value that may cross the process border: an argument of a call or its result. {@link ValueMapper} translates between
 * these and Java objects. Arrays are neither copied nor compared by content here.
 */
public sealed interface Value {
    /** How many numbers it holds; whatever is no number counts as one. */
    default long numbers() {
        return 1;
    }

    /** A {@code double}. */
    record Real(double value) implements Value {}

    /** An {@code int}. */
    record Whole(int value) implements Value {}

    /** A {@code boolean}. */
    record Flag(boolean value) implements Value {}

    /** A text of at most {@link Frames#MAX_TEXT} characters. */
    record Text(String value) implements Value {}

    /** A {@code double[]}. */
    record Reals(double[] values) implements Value {
        @Override
        public long numbers() {
            return values.length;
        }
    }

    /** An {@code int[]}, such as the labels of a batch. */
    record Wholes(int[] values) implements Value {
        @Override
        public long numbers() {
            return values.length;
        }
    }

    /** A dense matrix, {@code rows x columns}, row-major. */
    record Matrix(int rows, int columns, double[] values) implements Value {
        public Matrix {
            if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
                throw new IllegalArgumentException(
                        rows + " x " + columns + " matrix with " + values.length + " values");
            }
        }

        @Override
        public long numbers() {
            return values.length;
        }
    }

    /** A list of values. */
    record Sequence(List<Value> values) implements Value {
        public Sequence {
            values = List.copyOf(values);
        }

        @Override
        public long numbers() {
            return sum(values);
        }
    }

    /** Values by name: a {@code Map<String, ...>}, or a record by its components. Keeps the order given. */
    record Named(Map<String, Value> values) implements Value {
        public Named {
            values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
        }

        @Override
        public long numbers() {
            return sum(values.values());
        }
    }

    /**
     * Stands for an argument that is a function of the trusted side: the function stays there, and the submission {@linkplain
     * Reply.Asks asks} for its values.
     *
     * @param number the argument's index
     */
    record Given(int number) implements Value {}

    /** How many numbers several values hold. */
    static long sum(Collection<Value> values) {
        long sum = 0;
        for (Value value : values) {
            sum += value.numbers();
        }
        return sum;
    }
}

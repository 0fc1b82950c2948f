package org.gradus.data;

import java.util.Arrays;
import java.util.Random;

/**
 * Examples in three parts without an example in common: to learn from, to choose by, and to judge with at the very end.
 *
 * @param train what a classifier learns from
 * @param valid what learning rate, penalty and number of epochs are chosen by
 * @param test what nobody looks at before the end
 */
public record Splits(Dataset train, Dataset valid, Dataset test) {
    public Splits {
        if (train.features() != valid.features() || train.features() != test.features()) {
            throw new IllegalArgumentException("The parts have " + train.features() + ", " + valid.features() + " and "
                    + test.features() + " features; they must have as many.");
        }
    }

    /**
     * Parts the examples in a random order that the seed fixes.
     *
     * @param valid number of examples for validation, at least 1
     * @param test number of examples for the test, at least 1; what remains is for training
     */
    public static Splits shuffled(Dataset all, int valid, int test, long seed) {
        int[] order = new int[all.size()];
        Arrays.setAll(order, i -> i);
        Shuffle.inPlace(order, new Random(seed));
        return inOrder(all.rows(order), valid, test);
    }

    /** Parts the examples in the order in which they are: first those for training, then validation, then test. */
    public static Splits inOrder(Dataset all, int valid, int test) {
        int train = all.size() - valid - test;
        if (valid < 1 || test < 1 || train < 1) {
            throw new IllegalArgumentException(all.name() + ": " + all.size() + " examples cannot be split into "
                    + valid + " for validation, " + test + " for the test and at least one for training");
        }
        return new Splits(all.range(0, train), all.range(train, train + valid), all.range(train + valid, all.size()));
    }
}

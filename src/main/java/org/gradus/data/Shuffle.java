package org.gradus.data;

import java.util.Random;

/** Random orders and labels. */
final class Shuffle {
    private Shuffle() {}

    /** Shuffles, every order equally likely (Fisher and Yates, 1938; Durstenfeld, 1964). */
    static void inPlace(int[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /** Returns labels in random order of which each class has as many as the others, or one more. */
    static int[] labels(int examples, int classes, Random random) {
        int[] labels = new int[examples];
        for (int i = 0; i < examples; i++) {
            labels[i] = i % classes;
        }
        inPlace(labels, random);
        return labels;
    }
}

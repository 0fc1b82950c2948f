package org.gradus.numerics;

/** The relative errors that courses print, for reports. NaN if an entry is NaN. */
public final class RelativeErrors {
    private RelativeErrors() {}

    /** {@code |a - b| / (|a| + |b|)} with Euclidean norms, between 0 and 1; 0 if both are 0. */
    public static double ofNorms(double[] a, double[] b) {
        requireSameLength(a, b);
        double difference = 0;
        double normA = 0;
        double normB = 0;
        for (int i = 0; i < a.length; i++) {
            difference = Math.hypot(difference, a[i] - b[i]);
            normA = Math.hypot(normA, a[i]);
            normB = Math.hypot(normB, b[i]);
        }
        return ratio(difference, normA + normB);
    }

    /** The largest {@code |a - b| / (|a| + |b|)} of an entry; an entry that is 0 in both counts as 0. */
    public static double largest(double[] a, double[] b) {
        requireSameLength(a, b);
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, ratio(Math.abs(a[i] - b[i]), Math.abs(a[i]) + Math.abs(b[i])));
        }
        return largest;
    }

    private static double ratio(double difference, double sum) {
        return sum == 0 ? 0 : difference / sum;
    }

    private static void requireSameLength(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " and " + b.length + " entries");
        }
    }
}

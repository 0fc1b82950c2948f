package org.gradus.data;

import java.util.Random;

/** Round clouds of points, one for each class: a normal distribution around a random centre. */
public final class Blobs {
    private Blobs() {}

    /**
     * Draws points, as many of each class.
     *
     * @param examples number of points
     * @param classes number of clouds
     * @param features number of coordinates
     * @param distance standard deviation of the centres' coordinates; the points around a centre have 1
     */
    public static Dataset draw(long seed, int examples, int classes, int features, double distance) {
        Random random = new Random(seed);
        double[] centres = new double[classes * features];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = distance * random.nextGaussian();
        }
        int[] labels = Shuffle.labels(examples, classes, random);
        double[] points = new double[examples * features];
        for (int i = 0; i < examples; i++) {
            for (int k = 0; k < features; k++) {
                points[i * features + k] = centres[labels[i] * features + k] + random.nextGaussian();
            }
        }
        return new Dataset(classes + " blobs", Dataset.matrix(examples, features, points), labels, classes, null);
    }
}

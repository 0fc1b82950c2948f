package org.gradus.data;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;

/**
 * Points of the plane on two circles around the origin: class 0 on the inner one of radius 0.5, class 1 on the outer one of radius 1.
 * No line separates them; with the squared distance as a further feature a plane does.
 */
public final class TwoCircles {
    private static final double INNER = 0.5;
    private static final double OUTER = 1;

    private TwoCircles() {}

    /**
     * Draws points, as many of each class.
     *
     * @param examples number of points
     * @param noise standard deviation of each coordinate around the circle, {@code >= 0}
     */
    public static Dataset draw(long seed, int examples, double noise) {
        Random random = new Random(seed);
        int[] labels = Shuffle.labels(examples, 2, random);
        double[] points = new double[2 * examples];
        for (int i = 0; i < examples; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double radius = labels[i] == 0 ? INNER : OUTER;
            points[2 * i] = radius * Math.cos(angle) + noise * random.nextGaussian();
            points[2 * i + 1] = radius * Math.sin(angle) + noise * random.nextGaussian();
        }
        return new Dataset("two circles", Dataset.matrix(examples, 2, points), labels, 2, null);
    }

    /** Returns the features {@code [1, a, b, a^2 + b^2]} of points {@code [a, b]}, {@code n x 4}: in them the circles are separable. */
    public static SimpleMatrix lifted(SimpleMatrix points) {
        SimpleMatrix features = new SimpleMatrix(points.getNumRows(), 4);
        for (int i = 0; i < points.getNumRows(); i++) {
            double a = points.get(i, 0);
            double b = points.get(i, 1);
            features.setRow(i, 0, 1, a, b, a * a + b * b);
        }
        return features;
    }
}

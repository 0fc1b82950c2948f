package org.gradus.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Grey images of the digits 0 to 9, drawn with strokes: each one is turned, slanted, scaled and shifted a little, its pen is thin or
 * thick, sharp or soft, and its pixels are noisy. In the shape of MNIST, made for this purpose, and easier than handwriting.
 */
public final class DigitImages {
    private static final int DIGITS = 10;
    private static final double NOISE = 0.05;

    /** The strokes of each digit: corner points and arcs in a box of side 1, from the top left corner. */
    private static final List<List<double[][]>> STROKES = List.of(
            List.<double[][]>of(arc(0.5, 0.5, 0.27, 0.4, 0, 360)),
            List.<double[][]>of(new double[][] {{0.36, 0.27}, {0.53, 0.1}, {0.53, 0.9}}),
            List.<double[][]>of(joined(arc(0.5, 0.33, 0.26, 0.23, 190, 395), new double[][] {{0.22, 0.9}, {0.8, 0.9}})),
            List.<double[][]>of(joined(arc(0.46, 0.3, 0.25, 0.2, 205, 445), arc(0.46, 0.7, 0.28, 0.2, 275, 515))),
            List.<double[][]>of(new double[][] {{0.63, 0.9}, {0.63, 0.1}, {0.2, 0.64}, {0.84, 0.64}}),
            List.<double[][]>of(joined(
                    new double[][] {{0.75, 0.1}, {0.33, 0.1}, {0.29, 0.47}}, arc(0.48, 0.65, 0.28, 0.25, 230, 505))),
            List.<double[][]>of(
                    new double[][] {{0.66, 0.1}, {0.44, 0.27}, {0.3, 0.5}, {0.26, 0.7}},
                    arc(0.5, 0.7, 0.24, 0.2, 0, 360)),
            List.<double[][]>of(new double[][] {{0.2, 0.1}, {0.8, 0.1}, {0.42, 0.9}}),
            List.<double[][]>of(arc(0.5, 0.29, 0.2, 0.19, 0, 360), arc(0.5, 0.69, 0.25, 0.21, 0, 360)),
            List.<double[][]>of(
                    arc(0.5, 0.31, 0.24, 0.21, 0, 360), new double[][] {{0.74, 0.31}, {0.72, 0.6}, {0.6, 0.9}}));

    private DigitImages() {}

    /** Draws images of 28 x 28 pixels. */
    public static Dataset draw(long seed, int examples) {
        return draw(seed, examples, ImageShape.MNIST.rows());
    }

    /**
     * Draws square images, as many of each digit.
     *
     * @param examples number of images
     * @param side pixels of one side, at least 8
     */
    public static Dataset draw(long seed, int examples, int side) {
        if (side < 8) {
            throw new IllegalArgumentException("A digit needs at least 8 x 8 pixels, not " + side + " x " + side);
        }
        Random random = new Random(seed);
        int[] labels = Shuffle.labels(examples, DIGITS, random);
        int features = side * side;
        double[] pixels = new double[examples * features];
        for (int i = 0; i < examples; i++) {
            System.arraycopy(image(labels[i], side, random), 0, pixels, i * features, features);
        }
        return new Dataset(
                "images of digits",
                Dataset.matrix(examples, features, pixels),
                labels,
                DIGITS,
                new ImageShape(side, side, 1));
    }

    private static double[] image(int digit, int side, Random random) {
        Placement placement = Placement.draw(random);
        double half = 0.025 + 0.025 * random.nextDouble();
        double fade = 0.03 + 0.04 * random.nextDouble();
        double brightness = 0.75 + 0.25 * random.nextDouble();
        Canvas canvas = new Canvas(side);
        for (double[][] stroke : STROKES.get(digit)) {
            double[] last = placement.of(stroke[0], random);
            for (int k = 1; k < stroke.length; k++) {
                double[] next = placement.of(stroke[k], random);
                canvas.line(last[0], last[1], next[0], next[1], half, fade, brightness);
                last = next;
            }
        }
        return canvas.withNoise(NOISE, random);
    }

    /** How one digit lies in its image: a linear map of the box around its middle, and a shift. */
    private record Placement(double xx, double xy, double yx, double yy, double right, double down) {
        private static final double WOBBLE = 0.01;

        static Placement draw(Random random) {
            double turn = 0.1 * random.nextGaussian();
            double slant = 0.1 * random.nextGaussian();
            double width = 0.65 + 0.2 * random.nextDouble();
            double height = 0.7 + 0.15 * random.nextDouble();
            double right = 0.5 + 0.03 * random.nextGaussian();
            double down = 0.5 + 0.03 * random.nextGaussian();
            return new Placement(
                    width * Math.cos(turn),
                    -height * (Math.sin(turn) + slant),
                    width * Math.sin(turn),
                    height * Math.cos(turn),
                    right,
                    down);
        }

        double[] of(double[] point, Random random) {
            double x = point[0] - 0.5;
            double y = point[1] - 0.5;
            return new double[] {
                right + xx * x + xy * y + WOBBLE * random.nextGaussian(),
                down + yx * x + yy * y + WOBBLE * random.nextGaussian()
            };
        }
    }

    /** Points on an ellipse; angles in degrees, clockwise from the right. */
    private static double[][] arc(double x, double y, double across, double high, int from, int to) {
        int pieces = Math.max(2, (to - from) / 30);
        double[][] points = new double[pieces + 1][];
        for (int k = 0; k <= pieces; k++) {
            double angle = Math.toRadians(from + (to - from) * (double) k / pieces);
            points[k] = new double[] {x + across * Math.cos(angle), y + high * Math.sin(angle)};
        }
        return points;
    }

    private static double[][] joined(double[][] first, double[][] second) {
        List<double[]> points = new ArrayList<>(List.of(first));
        points.addAll(List.of(second));
        return points.toArray(double[][]::new);
    }
}

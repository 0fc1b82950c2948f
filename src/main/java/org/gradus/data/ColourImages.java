package org.gradus.data;

import java.util.Random;

/**
 * Colour images of ten kinds of things, each two or three soft blobs of typical colours at typical places on a typical ground, moved,
 * resized and recoloured a little, under noise. In the shape of CIFAR-10, made for this purpose: a linear classifier learns it, and its
 * weight images show the blobs.
 */
public final class ColourImages {
    private static final int CLASSES = 10;
    private static final double NOISE = 0.1;
    private static final double SHIFT = 0.1;

    /** How much of an image's colours is its kind's; the rest is its own. */
    private static final double TYPICAL = 0.5;

    /** Seed of what the ten kinds look like; not of the images. */
    private static final long KINDS = 10;

    private ColourImages() {}

    /** Draws images of 32 x 32 pixels, as many of each kind. */
    public static Dataset draw(long seed, int examples) {
        ImageShape shape = ImageShape.CIFAR;
        Kind[] kinds = kinds();
        Random random = new Random(seed);
        int[] labels = Shuffle.labels(examples, CLASSES, random);
        double[] pixels = new double[examples * shape.features()];
        for (int i = 0; i < examples; i++) {
            kinds[labels[i]].drawInto(pixels, i * shape.features(), shape, random);
        }
        return new Dataset(
                "images of coloured blobs", Dataset.matrix(examples, shape.features(), pixels), labels, CLASSES, shape);
    }

    private static Kind[] kinds() {
        Random random = new Random(KINDS);
        Kind[] kinds = new Kind[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            Blob[] blobs = new Blob[2 + k % 2];
            for (int b = 0; b < blobs.length; b++) {
                blobs[b] = new Blob(
                        0.2 + 0.6 * random.nextDouble(),
                        0.2 + 0.6 * random.nextDouble(),
                        0.1 + 0.12 * random.nextDouble(),
                        colour(random));
            }
            kinds[k] = new Kind(colour(random), colour(random), blobs);
        }
        return kinds;
    }

    private static double[] colour(Random random) {
        return new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    }

    /** A colour between the kind's and any other. */
    private static double[] own(double[] typical, Random random) {
        double[] colour = colour(random);
        for (int channel = 0; channel < colour.length; channel++) {
            colour[channel] += TYPICAL * (typical[channel] - colour[channel]);
        }
        return colour;
    }

    /** A soft spot; place and radius as parts of the image's side. */
    private record Blob(double x, double y, double radius, double[] colour) {}

    /** What the images of one class have in common: the ground's colours at the top and at the bottom, and blobs. */
    private record Kind(double[] top, double[] bottom, Blob[] blobs) {
        void drawInto(double[] pixels, int start, ImageShape shape, Random random) {
            double[] above = own(top, random);
            double[] below = own(bottom, random);
            int plane = shape.rows() * shape.columns();
            for (int channel = 0; channel < shape.channels(); channel++) {
                for (int at = 0; at < plane; at++) {
                    int row = at / shape.columns();
                    double down = row / (shape.rows() - 1.0);
                    pixels[start + channel * plane + at] = (1 - down) * above[channel] + down * below[channel];
                }
            }
            for (Blob blob : blobs) {
                mix(blob, pixels, start, shape, random);
            }
            for (int at = start; at < start + shape.features(); at++) {
                pixels[at] = Math.max(0, Math.min(1, pixels[at] + NOISE * random.nextGaussian()));
            }
        }

        private static void mix(Blob blob, double[] pixels, int start, ImageShape shape, Random random) {
            double x = blob.x() + SHIFT * random.nextGaussian();
            double y = blob.y() + SHIFT * random.nextGaussian();
            double radius = blob.radius() * (0.8 + 0.4 * random.nextDouble());
            double[] colour = own(blob.colour(), random);
            int plane = shape.rows() * shape.columns();
            for (int at = 0; at < plane; at++) {
                int row = at / shape.columns();
                double dx = (at % shape.columns() + 0.5) / shape.columns() - x;
                double dy = (row + 0.5) / shape.rows() - y;
                double share = Math.exp(-(dx * dx + dy * dy) / (2 * radius * radius));
                for (int channel = 0; channel < shape.channels(); channel++) {
                    int pixel = start + channel * plane + at;
                    pixels[pixel] += share * (colour[channel] - pixels[pixel]);
                }
            }
        }
    }
}

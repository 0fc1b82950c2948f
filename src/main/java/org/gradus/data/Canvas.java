package org.gradus.data;

import java.util.Random;

/** A grey image that is drawn on; places are given as parts of its side, from the top left corner. */
final class Canvas {
    private final int side;
    private final double[] pixels;

    Canvas(int side) {
        this.side = side;
        this.pixels = new double[side * side];
    }

    /**
     * Draws a line with round ends whose edge fades out. Where lines cross, the brighter value stays.
     *
     * @param half half of the line's thickness
     * @param fade width of the edge, more than 0
     */
    void line(double x1, double y1, double x2, double y2, double half, double fade, double brightness) {
        double reach = half + fade;
        for (int row = pixel(Math.min(y1, y2) - reach); row <= pixel(Math.max(y1, y2) + reach); row++) {
            for (int column = pixel(Math.min(x1, x2) - reach); column <= pixel(Math.max(x1, x2) + reach); column++) {
                double distance = distance((column + 0.5) / side, (row + 0.5) / side, x1, y1, x2, y2);
                double value = brightness * Math.max(0, Math.min(1, (reach - distance) / fade));
                int at = row * side + column;
                pixels[at] = Math.max(pixels[at], value);
            }
        }
    }

    /** Adds normal noise to every pixel and returns the pixels, row by row, each between 0 and 1. */
    double[] withNoise(double deviation, Random random) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.max(0, Math.min(1, pixels[i] + deviation * random.nextGaussian()));
        }
        return pixels;
    }

    private int pixel(double place) {
        return (int) Math.max(0, Math.min(side - 1, Math.floor(place * side)));
    }

    /** Distance of a point from a line segment. */
    private static double distance(double x, double y, double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double length = dx * dx + dy * dy;
        double part = length == 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
        return Math.hypot(x - x1 - part * dx, y - y1 - part * dy);
    }
}

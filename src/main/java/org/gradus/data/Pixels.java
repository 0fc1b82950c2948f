package org.gradus.data;

import org.ejml.simple.SimpleMatrix;

/** From bytes to features between 0 and 1. */
final class Pixels {
    private static final double BRIGHTEST = 255;

    private Pixels() {}

    static SimpleMatrix matrix(int rows, int columns, byte[] bytes) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (bytes[i] & 255) / BRIGHTEST;
        }
        return Dataset.matrix(rows, columns, values);
    }
}

package org.gradus.assignment;

import org.ejml.simple.SimpleMatrix;

/** The inputs that the large golden files give by integer formulas instead of numbers; all indices from 0. */
final class FormulaInputs {
    private FormulaInputs() {}

    /** Pixels in 0..255, each row standardised with its population deviation, then a column of ones in front. */
    static SimpleMatrix standardisedWithBiasFirst(int rows, int columns) {
        SimpleMatrix x = new SimpleMatrix(rows, columns);
        int pixels = columns - 1;
        for (int n = 0; n < rows; n++) {
            double mean = 0;
            for (int i = 0; i < pixels; i++) {
                mean += pixel(n, i) / pixels;
            }
            double variance = 0;
            for (int i = 0; i < pixels; i++) {
                variance += (pixel(n, i) - mean) * (pixel(n, i) - mean) / pixels;
            }
            x.set(n, 0, 1);
            for (int i = 0; i < pixels; i++) {
                x.set(n, i + 1, (pixel(n, i) - mean) / Math.sqrt(variance));
            }
        }
        return x;
    }

    /** Pixels in 0..255 with the mean image subtracted, then a column of ones behind. */
    static SimpleMatrix centredWithBiasLast(int rows, int columns) {
        SimpleMatrix x = new SimpleMatrix(rows, columns);
        for (int i = 0; i < columns - 1; i++) {
            double sum = 0;
            for (int n = 0; n < rows; n++) {
                sum += pixel(n, i);
            }
            for (int n = 0; n < rows; n++) {
                x.set(n, i, pixel(n, i) - sum / rows);
            }
        }
        for (int n = 0; n < rows; n++) {
            x.set(n, columns - 1, 1);
        }
        return x;
    }

    static SimpleMatrix weights(int rows, int columns) {
        return new SimpleMatrix(rows, columns)
                .elementOp((int d, int c, double zero) -> ((d * 31 + c * 17 + (d * c) % 7) % 101 - 50) / 100.0);
    }

    static int[] labels(int examples, int classes) {
        int[] labels = new int[examples];
        for (int n = 0; n < examples; n++) {
            labels[n] = (7 * n + 3) % classes;
        }
        return labels;
    }

    private static double pixel(int n, int i) {
        return (n * 37 + i * 13 + (n * i) % 11) % 256;
    }
}

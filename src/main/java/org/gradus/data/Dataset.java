package org.gradus.data;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Labelled examples. Nobody modifies the arrays: checks share them.
 *
 * @param name what the examples are, for messages and figures: {@code images of digits}
 * @param x examples, one in each row, {@code n x d}; pixels lie between 0 and 1
 * @param y labels, length {@code n}, each in {@code 0 <= y < classes}
 * @param classes number of classes, at least 2
 * @param image how a row makes an image; null if it does not
 */
public record Dataset(
        String name,
        SimpleMatrix x,
        int[] y,
        int classes,
        @Nullable ImageShape image) {
    public Dataset {
        if (x.getNumRows() != y.length || y.length == 0) {
            throw new IllegalArgumentException(name + ": " + x.getNumRows() + " examples and " + y.length
                    + " labels; as many of each, at least one");
        }
        if (classes < 2 || Arrays.stream(y).anyMatch(label -> label < 0 || label >= classes)) {
            throw new IllegalArgumentException(name + ": a label is not in 0 <= y < " + classes);
        }
        if (image != null && image.features() != x.getNumCols()) {
            throw new IllegalArgumentException(
                    name + ": " + x.getNumCols() + " features do not make an image of " + image.features() + " values");
        }
    }

    /** Number of examples. */
    public int size() {
        return y.length;
    }

    /** Number of features. */
    public int features() {
        return x.getNumCols();
    }

    /** How a row makes an image; empty if it does not. */
    public Optional<ImageShape> imageShape() {
        return Optional.ofNullable(image);
    }

    /** Returns the examples of these rows, in this order. */
    public Dataset rows(int... rows) {
        double[] from = x.getDDRM().data;
        double[] values = new double[rows.length * features()];
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(from, rows[i] * features(), values, i * features(), features());
            labels[i] = y[rows[i]];
        }
        return new Dataset(name, matrix(rows.length, features(), values), labels, classes, image);
    }

    /** Returns the examples {@code from <= row < to}. */
    public Dataset range(int from, int to) {
        int[] rows = new int[to - from];
        Arrays.setAll(rows, i -> from + i);
        return rows(rows);
    }

    /** Returns the examples with a first column of ones; the features behind it no longer begin an image at column 0. */
    public SimpleMatrix withBiasColumn() {
        double[] from = x.getDDRM().data;
        int width = features() + 1;
        double[] values = new double[size() * width];
        for (int i = 0; i < size(); i++) {
            values[i * width] = 1;
            System.arraycopy(from, i * features(), values, i * width + 1, features());
        }
        return matrix(size(), width, values);
    }

    /** The name and the sizes; thousands of pixels help nobody. */
    @Override
    public String toString() {
        return name + ", " + size() + " x " + features() + ", " + classes + " classes";
    }

    static SimpleMatrix matrix(int rows, int columns, double[] rowMajor) {
        return SimpleMatrix.wrap(DMatrixRMaj.wrap(rows, columns, rowMajor));
    }
}

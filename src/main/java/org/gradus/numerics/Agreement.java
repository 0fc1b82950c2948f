package org.gradus.numerics;

import org.ejml.simple.SimpleMatrix;

/**
 * A found value held against the expected one. NaN and infinities are never equal to anything, themselves included.
 *
 * @param equal whether shapes are the same and no entry is off by more than {@code allowed}
 * @param shape how the shapes relate
 * @param largestError largest absolute difference of an entry; infinite if an entry is not finite, NaN if shapes differ
 * @param allowed largest absolute difference that counts as equal
 * @param row row of the largest error, counted from 0; -1 if there are no entries or shapes differ
 * @param column column of the largest error, counted from 0; -1 as above
 */
public record Agreement(boolean equal, Shape shape, double largestError, double allowed, int row, int column) {
    /** How the shape of what was found relates to the expected one. */
    public enum Shape {
        SAME,
        /** Rows and columns are exchanged. */
        TRANSPOSED,
        /** As many entries, but other rows and columns. */
        SAME_SIZE,
        DIFFERENT
    }

    /** Compares losses: {@code |found - expected| <= tolerance * max(1, |expected|)}. */
    public static Agreement ofLosses(double expected, double found, double tolerance) {
        double error = error(expected, found);
        double allowed = tolerance * Math.max(1, Math.abs(expected));
        return new Agreement(isWithin(error, allowed), Shape.SAME, error, allowed, 0, 0);
    }

    /** Compares matrices: each entry may be off by {@code tolerance} times the largest absolute entry of {@code expected}. */
    public static Agreement ofMatrices(SimpleMatrix expected, SimpleMatrix found, double tolerance) {
        Shape shape = shape(expected, found);
        if (shape != Shape.SAME) {
            return new Agreement(false, shape, Double.NaN, Double.NaN, -1, -1);
        }
        return compare(
                expected.getDDRM().data,
                found.getDDRM().data,
                expected.getNumElements(),
                expected.getNumCols(),
                tolerance);
    }

    /** Compares arrays as if each were one row. */
    public static Agreement ofArrays(double[] expected, double[] found, double tolerance) {
        if (expected.length != found.length) {
            return new Agreement(false, Shape.DIFFERENT, Double.NaN, Double.NaN, -1, -1);
        }
        return compare(expected, found, expected.length, expected.length, tolerance);
    }

    private static Agreement compare(double[] expected, double[] found, int length, int columns, double tolerance) {
        double largestExpected = 0;
        double largestError = -1;
        int where = -1;
        for (int i = 0; i < length; i++) {
            largestExpected = Math.max(largestExpected, Math.abs(expected[i]));
            double error = error(expected[i], found[i]);
            if (error > largestError) {
                largestError = error;
                where = i;
            }
        }
        double allowed = tolerance * largestExpected;
        if (where < 0) {
            return new Agreement(true, Shape.SAME, 0, allowed, -1, -1);
        }
        return new Agreement(
                isWithin(largestError, allowed), Shape.SAME, largestError, allowed, where / columns, where % columns);
    }

    private static boolean isWithin(double error, double allowed) {
        // An infinite expected value allows an infinite error, but it is equal to nothing.
        return error <= allowed && error < Double.POSITIVE_INFINITY;
    }

    private static double error(double expected, double found) {
        return Double.isFinite(expected) && Double.isFinite(found)
                ? Math.abs(found - expected)
                : Double.POSITIVE_INFINITY;
    }

    private static Shape shape(SimpleMatrix expected, SimpleMatrix found) {
        int rows = expected.getNumRows();
        int columns = expected.getNumCols();
        if (found.getNumRows() == rows && found.getNumCols() == columns) {
            return Shape.SAME;
        }
        if (found.getNumRows() == columns && found.getNumCols() == rows) {
            return Shape.TRANSPOSED;
        }
        return found.getNumElements() == expected.getNumElements() ? Shape.SAME_SIZE : Shape.DIFFERENT;
    }
}

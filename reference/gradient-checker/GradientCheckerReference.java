package org.gradus.assignments.checker;

import org.ejml.simple.SimpleMatrix;

/**
 * The reference, one small method for each decision, so that a known mistake replaces one.
 *
 * <p>Formulas: forward and central difference quotients, as in Nocedal and Wright, Numerical Optimization (2nd edition 2006), section
 * 8.1. The verdict rests on a fact about one dimension: where a function is convex or concave between {@code w - h} and {@code w + h},
 * also with a kink, each of its slopes at {@code w} lies between the backward and the forward difference; where it is smooth, the two
 * differ by {@code h f''} only.
 */
public class GradientCheckerReference implements GradientChecker {
    /** What a smooth function may bend beyond its second derivative, relative to the slope. */
    private static final double BEND = 1e-4;

    /** Rounding error of one evaluation, relative to its value: some fifty units in the last place. */
    private static final double ROUNDING = 1e-14;

    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        SimpleMatrix gradient = new SimpleMatrix(w.getNumRows(), w.getNumCols());
        double here = loss.at(w);
        for (int row = 0; row < w.getNumRows(); row++) {
            for (int column = 0; column < w.getNumCols(); column++) {
                gradient.set(row, column, (moved(loss, w, row, column, h) - here) / h);
            }
        }
        return gradient;
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        SimpleMatrix gradient = new SimpleMatrix(w.getNumRows(), w.getNumCols());
        for (int row = 0; row < w.getNumRows(); row++) {
            for (int column = 0; column < w.getNumCols(); column++) {
                gradient.set(row, column, slope(loss, w, row, column, h));
            }
        }
        return gradient;
    }

    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        double largest = 0;
        for (int row = 0; row < analytic.getNumRows(); row++) {
            for (int column = 0; column < analytic.getNumCols(); column++) {
                largest = Math.max(largest, error(analytic.get(row, column), numeric.get(row, column)));
            }
        }
        return largest;
    }

    @Override
    public double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h) {
        double[] errors = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            int row = entries[i] / w.getNumCols();
            int column = entries[i] % w.getNumCols();
            errors[i] = error(analytic.get(row, column), slope(loss, w, row, column, h));
        }
        return errors;
    }

    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        double here = loss.at(w);
        Verdict verdict = new Verdict(true, -1, -1);
        double farthest = 0;
        for (int row = 0; row < w.getNumRows(); row++) {
            for (int column = 0; column < w.getNumCols(); column++) {
                double up = moved(loss, w, row, column, h);
                double down = moved(loss, w, row, column, -h);
                double distance = distance(analytic.get(row, column), down, here, up, h);
                if (distance > farthest) {
                    farthest = distance;
                    verdict = new Verdict(false, row, column);
                }
            }
        }
        return verdict;
    }

    /** Returns the loss with one entry moved by a step; the weights are left alone. */
    protected double moved(Loss loss, SimpleMatrix w, int row, int column, double step) {
        SimpleMatrix moved = w.copy();
        moved.set(row, column, w.get(row, column) + step);
        return loss.at(moved);
    }

    /** Returns the central difference at one entry. */
    protected double slope(Loss loss, SimpleMatrix w, int row, int column, double h) {
        return (moved(loss, w, row, column, h) - moved(loss, w, row, column, -h)) / (2 * h);
    }

    /** Returns {@code |a - n| / (|a| + |n|)}, 0 if both are 0, infinity if one is not finite. */
    protected double error(double analytic, double numeric) {
        if (!Double.isFinite(analytic) || !Double.isFinite(numeric)) {
            return Double.POSITIVE_INFINITY;
        }
        double scale = Math.abs(analytic) + Math.abs(numeric);
        return scale == 0 ? 0 : Math.abs(analytic - numeric) / scale;
    }

    /** Returns how far an entry lies outside what the three losses allow, 0 if it is inside. */
    protected double distance(double entry, double down, double here, double up, double h) {
        double backward = (here - down) / h;
        double forward = (up - here) / h;
        double slack = BEND * Math.max(Math.abs(entry), Math.max(Math.abs(backward), Math.abs(forward)))
                + ROUNDING * Math.max(Math.abs(here), Math.max(Math.abs(up), Math.abs(down))) / h;
        double below = Math.min(backward, forward) - slack - entry;
        double above = entry - Math.max(backward, forward) - slack;
        double outside = Math.max(below, above);
        // Written so that NaN, too, is outside.
        return outside <= 0 ? 0 : Double.isNaN(outside) ? Double.POSITIVE_INFINITY : outside;
    }
}

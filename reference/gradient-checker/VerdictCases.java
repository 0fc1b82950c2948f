package org.gradus.assignments.checker;

import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.ExampleLosses.Hinge;
import org.gradus.assignments.checker.ExampleLosses.Known;
import org.gradus.assignments.checker.ExampleLosses.Lasso;
import org.gradus.assignments.checker.ExampleLosses.Softmax;
import org.gradus.check.Probes;

/**
 * Losses with right and wrong gradients, on which a verdict is asked for. Wrong ones are what students get wrong: a factor, a sign, a
 * penalty, a row, one entry.
 */
final class VerdictCases {
    /** What must be noticed: an entry that is off by a percent, and is not itself negligible. */
    private static final double PERCENT = 0.009;

    private static final double NEGLIGIBLE = 1e-3;

    private VerdictCases() {}

    /**
     * One loss at one point.
     *
     * @param examples number of examples of the batch
     * @param entry index of an entry that is among the largest and near no kink, row by row
     * @param h a step that is fit for the weights
     */
    record Case(String name, Known loss, SimpleMatrix w, int examples, int entry, double h) {
        SimpleMatrix right() {
            return loss.gradient(w);
        }

        /** The right gradient with the entry multiplied. */
        SimpleMatrix withEntry(double factor) {
            SimpleMatrix wrong = right();
            wrong.set(entry, wrong.get(entry) * factor);
            return wrong;
        }

        /** Wrong gradients that differ noticeably from the right one. */
        List<Wrong> wrongs() {
            SimpleMatrix right = right();
            SimpleMatrix withoutBias = right.copy();
            SimpleMatrix swapped = right.copy();
            for (int column = 0; column < w.getNumCols(); column++) {
                withoutBias.set(0, column, 0);
                swapped.set(1, column, right.get(2, column));
                swapped.set(2, column, right.get(1, column));
            }
            SimpleMatrix notANumber = right.copy();
            notANumber.set(entry, Double.NaN);
            List<Wrong> wrongs = new ArrayList<>(List.of(
                    new Wrong("all zeros", right.scale(0)),
                    new Wrong("of the opposite sign", right.negative()),
                    new Wrong("not divided by the number of examples", right.scale(examples)),
                    new Wrong("without its penalty", loss.dataGradient(w)),
                    new Wrong("with its penalty doubled", right.plus(loss.penaltyGradient(w))),
                    new Wrong("without its first row, that of the bias", withoutBias),
                    new Wrong("with two rows exchanged", swapped),
                    new Wrong("with one entry 1 % too large", withEntry(1.01)),
                    new Wrong("with one entry 1 % too small", withEntry(0.99)),
                    new Wrong("with one entry of the opposite sign", withEntry(-1))));
            wrongs.removeIf(wrong -> !isNoticeable(right, wrong.gradient()));
            wrongs.add(new Wrong("with one entry that is NaN", notANumber));
            return wrongs;
        }
    }

    /** A gradient that must be rejected. */
    record Wrong(String name, SimpleMatrix gradient) {}

    /** Smooth and piecewise linear losses, away from kinks. */
    static List<Case> ordinary(Probes probes) {
        return List.of(
                softmax("softmax", probes, 7, 5, 3, 1, 0.3, 1, 1e-5),
                softmax("softmax of many classes", probes, 11, 4, 7, 1, 0.1, 1, 1e-5),
                hinge("hinge", probes, 13, 5, 4, Double.POSITIVE_INFINITY, 1e-5));
    }

    /** Losses with kinks within the step. */
    static List<Case> nearKinks(Probes probes) {
        double h = 1e-4;
        return List.of(
                hinge("hinge with a margin just above 0", probes, 7, 5, 5, 0.2 * h, h),
                hinge("hinge with a margin just below 0", probes, 11, 3, 5, -0.3 * h, h),
                lasso("absolute weights, some of them 0", probes, h));
    }

    /** Losses, inputs and penalties of unusual sizes. */
    static List<Case> unusualScales(Probes probes) {
        Softmax pixels = new Softmax(pixels(probes, 7, 11), probes.labels(7, 3), 0.1, 1);
        return List.of(
                of("softmax of raw pixels", pixels, probes.normal(11, 3, 0.003), 7, 1e-6),
                softmax("softmax with the penalty strength 50000", probes, 7, 5, 3, 1, 5e4, 1, 1e-5),
                softmax("softmax of features near 0.0001", probes, 7, 5, 3, 1e-4, 0, 1, 1e-3),
                softmax("softmax multiplied by 1e-9", probes, 5, 7, 3, 1, 0.2, 1e-9, 1e-5),
                softmax("softmax multiplied by 1e9", probes, 5, 7, 3, 1, 0.2, 1e9, 1e-5));
    }

    static Case softmax(
            String name,
            Probes probes,
            int examples,
            int features,
            int classes,
            double feature,
            double reg,
            double scale,
            double h) {
        SimpleMatrix x = probes.withBiasColumn(examples, features, 1).scale(feature);
        Softmax loss = new Softmax(x, probes.labels(examples, classes), reg, scale);
        return of(name, loss, probes.normal(features, classes, 0.7), examples, h);
    }

    /** A hinge loss whose only margin near 0 is this one, between the first example's class and another. */
    private static Case hinge(
            String name, Probes probes, int examples, int features, int classes, double margin, double h) {
        boolean kink = Double.isFinite(margin);
        while (true) {
            SimpleMatrix x = probes.withBiasColumn(examples, features, 1);
            SimpleMatrix w = probes.normal(features, classes, 0.7);
            int[] y = probes.labels(examples, classes);
            int other = (y[0] + 1) % classes;
            SimpleMatrix scores = x.mult(w);
            double delta = kink ? scores.get(0, y[0]) - scores.get(0, other) + margin : 1;
            Hinge loss = new Hinge(x, y, probes.between(0.05, 0.5), delta);
            if (delta > 0.2 && delta < 3 && isAwayFromKinks(loss, scores, kink ? other : -1)) {
                int entry = largest(loss.gradient(w), kink ? List.of(y[0], other) : List.of());
                return new Case(name, loss, w, examples, entry, h);
            }
        }
    }

    private static boolean isAwayFromKinks(Hinge loss, SimpleMatrix scores, int exceptOfFirst) {
        for (int row = 0; row < scores.getNumRows(); row++) {
            for (int column = 0; column < scores.getNumCols(); column++) {
                boolean near = Math.abs(loss.margin(scores, row, column)) < 1e-2;
                if (near && column != loss.y()[row] && !(row == 0 && column == exceptOfFirst)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Case lasso(String name, Probes probes, double h) {
        SimpleMatrix x = probes.withBiasColumn(7, 5, 1);
        SimpleMatrix w = probes.normal(5, 3, 0.7);
        w.set(1, 0, 0);
        w.set(3, 0, 0);
        w.set(2, 0, 0.3 * h);
        Lasso loss = new Lasso(x, probes.normal(7, 3, 1), 0.5);
        return new Case(name, loss, w, 7, largest(loss.gradient(w), List.of(0)), h);
    }

    private static Case of(String name, Known loss, SimpleMatrix w, int examples, double h) {
        return new Case(name, loss, w, examples, largest(loss.gradient(w), List.of()), h);
    }

    /** Brightnesses from 0 to 255 after a column of ones. */
    private static SimpleMatrix pixels(Probes probes, int examples, int features) {
        SimpleMatrix x = probes.withBiasColumn(examples, features, 60);
        for (int row = 0; row < examples; row++) {
            for (int column = 1; column < features; column++) {
                double brightness = Math.rint(128 + x.get(row, column));
                x.set(row, column, Math.max(0, Math.min(255, brightness)));
            }
        }
        return x;
    }

    /** Index of the largest entry outside of these columns. */
    private static int largest(SimpleMatrix gradient, List<Integer> without) {
        int largest = -1;
        for (int i = 0; i < gradient.getNumElements(); i++) {
            if (!without.contains(i % gradient.getNumCols())
                    && (largest < 0 || Math.abs(gradient.get(i)) > Math.abs(gradient.get(largest)))) {
                largest = i;
            }
        }
        return largest;
    }

    private static boolean isNoticeable(SimpleMatrix right, SimpleMatrix wrong) {
        double smallest = NEGLIGIBLE * right.elementMaxAbs();
        for (int i = 0; i < right.getNumElements(); i++) {
            double size = Math.max(Math.abs(right.get(i)), Math.abs(wrong.get(i)));
            if (size >= smallest && Math.abs(right.get(i) - wrong.get(i)) >= PERCENT * size) {
                return true;
            }
        }
        return false;
    }
}

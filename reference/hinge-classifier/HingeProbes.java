package org.gradus.assignments.hinge;

import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;

/** Which inputs are fit for checking a hinge loss. */
final class HingeProbes {
    /** Nearer to a kink than this, a numeric derivative may step over it. */
    private static final double NEAR = 1e-2;

    private HingeProbes() {}

    /**
     * Whether no margin is near zero, and, among more than four examples, one violates no margin and one violates several: then "minus
     * one" and "minus the number of violations" differ.
     */
    static boolean isAwayFromKinks(Probe probe) {
        SimpleMatrix scores = probe.matrix("x").mult(probe.matrix("w"));
        int[] labels = probe.labels("y");
        double delta = probe.number("delta");
        int none = 0;
        int several = 0;
        for (int row = 0; row < labels.length; row++) {
            int violated = 0;
            for (int column = 0; column < scores.getNumCols(); column++) {
                double margin = scores.get(row, column) - scores.get(row, labels[row]) + delta;
                if (column != labels[row]) {
                    if (Math.abs(margin) < NEAR) {
                        return false;
                    }
                    violated += margin > 0 ? 1 : 0;
                }
            }
            none += violated == 0 ? 1 : 0;
            several += violated > 1 ? 1 : 0;
        }
        return labels.length <= 4 || (none > 0 && (several > 0 || scores.getNumCols() < 3));
    }
}

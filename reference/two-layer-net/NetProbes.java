package org.gradus.assignments.net;

import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;

/** Which inputs are fit for checking a net with ReLU units. */
final class NetProbes {
    /** Nearer to a kink than this, a numeric derivative may step over it. */
    private static final double NEAR = 1e-2;

    private NetProbes() {}

    /** Whether no pre-activation is near zero, some are positive and, among more than one example, some are negative. */
    static boolean isAwayFromKinks(Probe probe) {
        SimpleMatrix x = probe.matrix("x");
        SimpleMatrix w1 = probe.matrix("w1");
        SimpleMatrix b1 = probe.matrix("b1");
        SimpleMatrix product = x.mult(w1);
        int positive = 0;
        for (int row = 0; row < x.getNumRows(); row++) {
            for (int unit = 0; unit < w1.getNumCols(); unit++) {
                double activation = product.get(row, unit) + b1.get(0, unit);
                if (Math.abs(activation) < NEAR) {
                    return false;
                }
                positive += activation > 0 ? 1 : 0;
            }
        }
        return positive > 0 && (x.getNumRows() == 1 || positive < product.getNumElements());
    }
}

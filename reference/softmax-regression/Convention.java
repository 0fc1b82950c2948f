package org.gradus.assignments.softmaxregression;

import org.ejml.simple.SimpleMatrix;

/**
 * The usual conventions of a softmax regression's loss. Each is a sound function with its own gradient; this assignment asks for the
 * first one, and a submission that keeps to another one has part of the comparison right.
 */
enum Convention {
    /** Divided by examples times classes, penalty {@code lambda * sum(W^2)}: the assignment's. */
    ENTRIES_FULL_PENALTY(true, 1),
    /** The mean over the examples, penalty {@code lambda * sum(W^2)}. */
    EXAMPLES_FULL_PENALTY(false, 1),
    /** Divided by examples times classes, penalty {@code lambda/2 * sum(W^2)}. */
    ENTRIES_HALF_PENALTY(true, 0.5),
    /** The mean over the examples, penalty {@code lambda/2 * sum(W^2)}: that of the softmax classifier. */
    EXAMPLES_HALF_PENALTY(false, 0.5);

    private final SoftmaxRegression reference;

    Convention(boolean dividesByClasses, double penaltyFactor) {
        this.reference = new SoftmaxRegressionReference() {
            @Override
            protected double count(SimpleMatrix y) {
                return dividesByClasses ? super.count(y) : y.getNumRows();
            }

            @Override
            protected double penalty(SimpleMatrix w, double lambda) {
                return super.penalty(w, penaltyFactor * lambda);
            }

            @Override
            protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
                return super.penaltyGradient(w, penaltyFactor * lambda);
            }
        };
    }

    /** Returns an implementation that keeps to this convention. */
    SoftmaxRegression reference() {
        return reference;
    }
}

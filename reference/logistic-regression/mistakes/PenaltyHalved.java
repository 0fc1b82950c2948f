package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty is lambda/2 times the sum of squares, with its gradient lambda w: here there is "
                + "no 1/2.",
        hint = "Compare your penalty with the handout, factor by factor.",
        caughtBy = "lossEqualsReference")
public class PenaltyHalved extends LogisticReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return super.penalty(w, lambda) / 2;
    }

    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return w.scale(lambda);
    }
}

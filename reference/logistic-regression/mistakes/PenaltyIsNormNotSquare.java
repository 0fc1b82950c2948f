package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty is the norm of the weights without the square.",
        hint = "Which function of EJML do you call, and does it take a root?",
        caughtBy = "lossEqualsReference")
public class PenaltyIsNormNotSquare extends LogisticReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return lambda * w.normF();
    }
}

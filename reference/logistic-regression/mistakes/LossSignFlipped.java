package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss has the wrong sign: a logarithm of a probability is negative, a loss is not.",
        hint = "What does a perfect classifier cost, and can anything cost less?",
        caughtBy = "lossEqualsReference")
public class LossSignFlipped extends LogisticReference {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return -super.dataLoss(scores, y);
    }
}

package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty squares the sum of the weights instead of summing their squares.",
        hint = "What should the penalty be for the weights 1 and -1?",
        caughtBy = "lossEqualsReference")
public class PenaltyIsSquareOfSum extends LogisticReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return lambda * w.elementSum() * w.elementSum();
    }
}

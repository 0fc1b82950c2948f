package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your probabilities are those of class 0.",
        hint = "Should the probability grow or fall when the score grows?",
        caughtBy = "probabilitiesEqualReference")
public class ProbabilitiesOfClassZero extends LogisticReference {
    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        return SimpleMatrix.ones(x.getNumRows(), 1).minus(super.probabilities(w, x));
    }
}

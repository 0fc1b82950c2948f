package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your probabilities are divided by their sum: they belong to different examples and need not "
                + "add up to 1.",
        hint = "Does the probability of one example depend on the others?",
        caughtBy = "probabilitiesEqualReference")
public class ProbabilitiesSumUpToOne extends LogisticReference {
    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        SimpleMatrix p = super.probabilities(w, x);
        return p.divide(p.elementSum());
    }
}

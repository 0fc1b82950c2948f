package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your probabilities are the scores: the sigmoid is missing.",
        hint = "Between which numbers must a probability lie?",
        caughtBy = "probabilitiesEqualReference")
public class ProbabilitiesAreScores extends LogisticReference {
    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        return scores(w, x);
    }
}

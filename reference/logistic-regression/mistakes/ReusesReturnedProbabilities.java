package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your probabilities are written into the same matrix at every call: the second call "
                + "overwrites the first result.",
        hint = "Where is the matrix created that you return, inside the method or outside?",
        caughtBy = "resultsAreNew")
public class ReusesReturnedProbabilities extends LogisticReference {
    private final SimpleMatrix returned = new SimpleMatrix(0, 0);

    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        returned.setTo(super.probabilities(w, x));
        return returned;
    }
}

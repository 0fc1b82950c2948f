package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your probabilities are (tanh(s) + 1) / 2: they change twice as fast as they should.",
        hint = "Write the identity of sigmoid and tanh with exponentials: which argument does each of them get?",
        caughtBy = "probabilitiesEqualReference")
public class ProbabilitiesByTanh extends LogisticReference {
    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        return scores(w, x).elementOp((int row, int column, double score) -> (Math.tanh(score) + 1) / 2);
    }
}

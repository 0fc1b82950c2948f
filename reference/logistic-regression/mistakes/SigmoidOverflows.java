package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sigmoid is exp(s) / (1 + exp(s)): for scores above 709 that is infinity divided by "
                + "infinity.",
        hint = "Divide both sides of the fraction by exp(s): when is which of the two forms harmless?",
        caughtBy = "staysFiniteOnSaturatedScores")
public class SigmoidOverflows extends LogisticReference {
    @Override
    protected SimpleMatrix sigmoid(SimpleMatrix scores) {
        return scores.elementOp((int row, int column, double score) -> Math.exp(score) / (1 + Math.exp(score)));
    }
}

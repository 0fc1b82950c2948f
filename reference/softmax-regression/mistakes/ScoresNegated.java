package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your predictions use exp(-XW): the class with the highest score gets the lowest probability.",
        hint = "Which sign does the score have in the exponent?",
        caughtBy = "predictionsAreProbabilities")
public class ScoresNegated extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w) {
        return super.scores(x, w).negative();
    }

    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).negative();
    }
}

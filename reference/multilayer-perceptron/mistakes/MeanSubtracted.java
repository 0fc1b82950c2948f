package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "You subtract the mean of the activations instead of their maximum: where one of them is far above the others, its exponential is infinite.",
        hint = "Which number, when you subtract it, leaves no exponent above 0?",
        caughtBy = "staysFiniteOnExtremeScores")
public class MeanSubtracted extends PerceptronReference {
    @Override
    protected double shift(SimpleMatrix oa, int k) {
        return oa.getColumn(k).elementSum() / oa.getNumRows();
    }
}

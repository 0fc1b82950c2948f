package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your log-sum-exp takes exponentials of the bare scores: with scores above 709 it is infinite.",
        hint = "Take the largest score out of the sum before the exponential: how does it come back after "
                + "the logarithm?",
        caughtBy = "staysFiniteOnExtremeArguments")
public class LogSumExpOverflows extends ActivationsReference {
    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        return columnOf(scores, scores.elementExp());
    }

    private static SimpleMatrix columnOf(SimpleMatrix scores, SimpleMatrix exponentials) {
        SimpleMatrix result = new SimpleMatrix(scores.getNumRows(), 1);
        for (int i = 0; i < scores.getNumRows(); i++) {
            result.set(i, 0, Math.log(exponentials.getRow(i).elementSum()));
        }
        return result;
    }
}

package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your log-sum-exp subtracts the largest score of the whole matrix: for rows far below it, it "
                + "is the logarithm of 0.",
        hint = "The method elementMax of a matrix looks at all of its rows. Which of them does a row need?",
        caughtBy = "staysFiniteOnExtremeArguments")
public class LogSumExpShiftedByLargestOfAll extends ActivationsReference {
    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        double largest = scores.elementMax();
        SimpleMatrix result = new SimpleMatrix(scores.getNumRows(), 1);
        for (int i = 0; i < scores.getNumRows(); i++) {
            double sum = scores.getRow(i).minus(largest).elementExp().elementSum();
            result.set(i, 0, largest + Math.log(sum));
        }
        return result;
    }
}

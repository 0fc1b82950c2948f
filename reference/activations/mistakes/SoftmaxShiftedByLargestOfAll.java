package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax subtracts the largest score of the whole matrix: rows far below it become 0 "
                + "divided by 0.",
        hint = "The method elementMax of a matrix looks at all of its rows. Which of them does a row need?",
        caughtBy = "staysFiniteOnExtremeArguments")
public class SoftmaxShiftedByLargestOfAll extends ActivationsReference {
    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        SimpleMatrix e = scores.minus(scores.elementMax()).elementExp();
        return e.elementOp(
                (int row, int column, double value) -> value / e.getRow(row).elementSum());
    }
}

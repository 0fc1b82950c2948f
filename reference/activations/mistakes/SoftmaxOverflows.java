package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax takes exponentials of the bare scores: with scores above 709 the result is not "
                + "a number.",
        hint = "What may be subtracted from all scores of a row without changing its probabilities?",
        caughtBy = "staysFiniteOnExtremeArguments")
public class SoftmaxOverflows extends ActivationsReference {
    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        SimpleMatrix e = scores.elementExp();
        return e.elementOp(
                (int row, int column, double value) -> value / e.getRow(row).elementSum());
    }
}

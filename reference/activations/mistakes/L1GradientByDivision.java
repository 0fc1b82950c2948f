package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of the L1 norm divides each entry by its absolute value, which is 0 divided by "
                + "0 where an entry is 0.",
        hint = "Is there a function in this assignment that answers at 0, too?",
        caughtBy = "derivativesAtKinks")
public class L1GradientByDivision extends ActivationsReference {
    @Override
    public SimpleMatrix l1NormGradient(SimpleMatrix x) {
        return x.elementOp((int row, int column, double value) -> value / Math.abs(value));
    }
}

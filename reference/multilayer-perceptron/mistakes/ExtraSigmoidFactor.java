package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to oa has an extra factor os (1 - os), which belongs to a squared "
                + "error.",
        hint = "Derive ln(sum of exponentials) once more: which factors cancel?",
        caughtBy = "backwardEqualsReference")
public class ExtraSigmoidFactor extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix outputGradient(SimpleMatrix os, int[] y) {
        return super.outputGradient(os, y)
                .elementMult(os.elementOp((int row, int column, double value) -> value * (1 - value)));
    }
}

package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "On the way back you take 1 - hs^2, the derivative of tanh, for that of the rectifier.",
        hint = "Which function did you apply forwards?",
        caughtBy = "backwardEqualsReference")
public class TanhSlope extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix rectifierGradient(SimpleMatrix gradHs, SimpleMatrix ha) {
        return gradHs.elementMult(rectified(ha).elementOp((int row, int column, double value) -> 1 - value * value));
    }
}

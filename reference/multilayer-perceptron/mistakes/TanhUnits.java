package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your hidden units are tanh units; the assignment asks for the rectifier.",
        hint = "Which function makes hs of ha?",
        caughtBy = "forwardEqualsReference")
public class TanhUnits extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix rectified(SimpleMatrix ha) {
        return ha.elementOp((int row, int column, double value) -> Math.tanh(value));
    }

    @Override
    protected SimpleMatrix rectifierGradient(SimpleMatrix gradHs, SimpleMatrix ha) {
        return gradHs.elementMult(rectified(ha).elementOp((int row, int column, double value) -> 1 - value * value));
    }
}

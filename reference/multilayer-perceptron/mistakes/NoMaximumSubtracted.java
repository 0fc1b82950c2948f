package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You take exponentials of bare activations: beyond 709 they are infinite, and the outputs are "
                + "not numbers.",
        hint = "Which number may be subtracted from all activations of one example without changing its " + "outputs?",
        caughtBy = "staysFiniteOnExtremeScores")
public class NoMaximumSubtracted extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected double shift(SimpleMatrix oa, int k) {
        return 0;
    }
}

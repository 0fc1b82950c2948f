package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of the parameters are divided by K twice: in gradOa and again in the means.",
        hint = "How many divisions by K are there between oa and W2?",
        caughtBy = "backwardEqualsReference")
public class AveragedTwice extends PerceptronReference implements LoopPerceptron {
    @Override
    protected SimpleMatrix outputGradient(SimpleMatrix os, int[] y) {
        return super.outputGradient(os, y).divide(y.length);
    }
}

package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.LoopPerceptronReference;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your matrix form takes one example after the other: it is the loop again, and as slow.",
        hint = "One product W1 x gives the activations of all examples at once.",
        caughtBy = "matricesAreFaster")
public class LoopInMatrixForm extends PerceptronReference {
    private final LoopPerceptronReference loops = new LoopPerceptronReference();

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x,
            int[] y,
            SimpleMatrix w1,
            SimpleMatrix b1,
            SimpleMatrix w2,
            SimpleMatrix b2,
            double lambda11,
            double lambda12,
            double lambda21,
            double lambda22) {
        double risk = loops.evaluate(x, y, w1, b1, w2, b2, lambda11, lambda12, lambda21, lambda22)
                .loss();
        return new LossAndGradients(
                risk,
                loops.evaluate(x, y, w1, b1, w2, b2, lambda11, lambda12, lambda21, lambda22)
                        .gradients());
    }
}

package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The strengths of the two layers are exchanged: W1 gets lambda21 and lambda22.",
        hint = "The first number of a strength is the layer, the second the power.",
        caughtBy = "elasticNetEqualsReference")
public class StrengthsOfLayersExchanged extends PerceptronReference implements LoopPerceptron {
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
        return super.evaluate(x, y, w1, b1, w2, b2, lambda21, lambda22, lambda11, lambda12);
    }
}

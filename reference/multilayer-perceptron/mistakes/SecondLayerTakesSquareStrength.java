package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "In the gradient of W2 you multiply the sign by lambda22; the strength of the absolute values "
                + "is lambda21.",
        hint = "The first number of a strength is the layer, the second the power.",
        caughtBy = "elasticNetEqualsReference")
public class SecondLayerTakesSquareStrength extends PerceptronReference implements LoopPerceptron {
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
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, lambda11, lambda12, lambda21, lambda22);
        LossAndGradients mixed = super.evaluate(x, y, w1, b1, w2, b2, lambda11, lambda12, lambda22, lambda22);
        return new LossAndGradients(right.loss(), mixed.gradients());
    }
}

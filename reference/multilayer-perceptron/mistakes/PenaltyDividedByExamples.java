package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty is divided by the number of examples, in risk and gradients.",
        hint = "The mean is taken of the losses. Is the penalty inside of it?",
        caughtBy = "elasticNetEqualsReference")
public class PenaltyDividedByExamples extends PerceptronReference implements LoopPerceptron {
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
        return super.evaluate(
                x,
                y,
                w1,
                b1,
                w2,
                b2,
                lambda11 / y.length,
                lambda12 / y.length,
                lambda21 / y.length,
                lambda22 / y.length);
    }
}

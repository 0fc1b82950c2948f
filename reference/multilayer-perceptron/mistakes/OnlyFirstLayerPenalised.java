package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Only W1 is penalised; the elastic net holds W2 as well.",
        hint = "How many strengths does the penalty use?",
        caughtBy = "elasticNetEqualsReference")
public class OnlyFirstLayerPenalised extends PerceptronReference implements LoopPerceptron {
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
        return super.evaluate(x, y, w1, b1, w2, b2, lambda11, lambda12, 0, 0);
    }
}

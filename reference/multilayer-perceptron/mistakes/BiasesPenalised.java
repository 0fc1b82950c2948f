package org.gradus.assignments.perceptron.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty holds the biases, too, in risk and gradients; here they are free.",
        hint = "Which parameters does the elastic net hold?",
        caughtBy = "elasticNetEqualsReference")
public class BiasesPenalised extends PerceptronReference implements LoopPerceptron {
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
        Map<String, SimpleMatrix> gradients = new HashMap<>(right.gradients());
        gradients.put("b1", right.gradient("b1").plus(penaltyGradient(b1, lambda11, lambda12)));
        gradients.put("b2", right.gradient("b2").plus(penaltyGradient(b2, lambda21, lambda22)));
        return new LossAndGradients(
                right.loss() + penalty(b1, lambda11, lambda12) + penalty(b2, lambda21, lambda22), gradients);
    }
}

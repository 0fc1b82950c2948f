package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your risk is the sum of the losses; your gradients are those of the mean.",
        hint = "By what is the sum divided, and where?",
        caughtBy = "elasticNetEqualsReference")
public class RiskIsSum extends PerceptronReference implements LoopPerceptron {
    @Override
    protected double risk(SimpleMatrix oa, int[] y) {
        return super.risk(oa, y) * y.length;
    }
}

package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your risk holds the loss of the last example only: the sum is assigned in the loop instead of "
                + "added to.",
        hint = "Look for = where += is meant.",
        caughtBy = "elasticNetEqualsReference")
public class RiskOfLastExample extends PerceptronReference implements LoopPerceptron {
    @Override
    protected double risk(SimpleMatrix oa, int[] y) {
        int last = y.length - 1;
        return exampleLoss(oa, last, y[last]) / y.length;
    }
}

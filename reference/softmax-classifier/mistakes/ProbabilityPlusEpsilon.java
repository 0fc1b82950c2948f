package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "A small number is added inside your logarithm: the loss is too small, most of all where the true "
                + "class is unlikely.",
        hint = "With the maximum subtracted and the logarithm taken on paper no such guard is needed.",
        caughtBy = "lossEqualsReference")
public class ProbabilityPlusEpsilon extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        SimpleMatrix p = probabilities(scores);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum -= Math.log(p.get(i, y[i]) + 1e-8);
        }
        return sum / y.length;
    }
}

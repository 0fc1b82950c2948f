package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax is normalised over the examples: the columns of the probabilities have the sum 1, "
                + "not the rows.",
        hint = "Along which direction of the scores do the classes lie? EJML's sumRows gives one sum for each "
                + "row.",
        caughtBy = "lossEqualsReference")
public class SumOverExamples extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        SimpleMatrix p = probabilities(scores);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum -= Math.log(p.get(i, y[i]));
        }
        return sum / y.length;
    }

    @Override
    protected SimpleMatrix probabilities(SimpleMatrix scores) {
        return super.probabilities(scores.transpose()).transpose();
    }
}

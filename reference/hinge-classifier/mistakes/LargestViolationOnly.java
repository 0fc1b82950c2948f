package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "You take only the largest violated margin of each example; the loss sums over all of them.",
        hint = "There are two sums in the formula of the loss.",
        caughtBy = "lossEqualsReference")
public class LargestViolationOnly extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += Math.max(0, margin(scores, i, rival(scores, i, y[i]), y[i], delta));
        }
        return sum / y.length;
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y, double delta) {
        SimpleMatrix gradient = new SimpleMatrix(scores.getNumRows(), scores.getNumCols());
        for (int i = 0; i < y.length; i++) {
            int rival = rival(scores, i, y[i]);
            double slope = slope(margin(scores, i, rival, y[i], delta)) / y.length;
            gradient.set(i, rival, slope);
            gradient.set(i, y[i], -slope);
        }
        return gradient;
    }

    /** Returns the other class with the largest score. */
    private static int rival(SimpleMatrix scores, int i, int label) {
        int rival = label == 0 ? 1 : 0;
        for (int j = 0; j < scores.getNumCols(); j++) {
            if (j != label && scores.get(i, j) > scores.get(i, rival)) {
                rival = j;
            }
        }
        return rival;
    }
}

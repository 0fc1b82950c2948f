package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "You use log(1 + exp(margin)) instead of max(0, margin): a smooth cousin of the hinge, which "
                + "overflows for large margins.",
        hint = "There is neither an exponential nor a logarithm in the handout's formula.",
        caughtBy = "staysFiniteOnExtremeScores")
public class SmoothMaximum extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < scores.getNumCols(); j++) {
                if (j != y[i]) {
                    sum += Math.log(1 + Math.exp(margin(scores, i, j, y[i], delta)));
                }
            }
        }
        return sum / y.length;
    }

    @Override
    protected double slope(double margin) {
        return 1 / (1 + Math.exp(-margin));
    }
}

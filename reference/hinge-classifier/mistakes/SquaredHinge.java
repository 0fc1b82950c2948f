package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your margins are squared, in the loss and in the gradient: this is the squared hinge loss.",
        hint = "Is there a square in the handout's formula?",
        caughtBy = "lossEqualsReference")
public class SquaredHinge extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < scores.getNumCols(); j++) {
                if (j != y[i]) {
                    sum += Math.pow(Math.max(0, margin(scores, i, j, y[i], delta)), 2);
                }
            }
        }
        return sum / y.length;
    }

    @Override
    protected double slope(double margin) {
        return 2 * Math.max(0, margin);
    }
}

package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "You subtract the mean of the scores instead of their maximum: where one of them is far above the others, its exponential is infinite.",
        hint = "Which number, when you subtract it, leaves no exponent above 0?",
        caughtBy = "staysFiniteOnExtremeScores")
public class MeanSubtracted extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double shift(SimpleMatrix scores, int i) {
        return scores.getRow(i).elementSum() / scores.getNumCols();
    }
}

package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You subtract the maximum of each class over the examples: this changes the probabilities. Every "
                + "score of one example must be lowered by the same number.",
        hint = "Is the maximum taken along the row of one example?",
        caughtBy = "lossEqualsReference")
public class MaximumOfEachColumn extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scores(SimpleMatrix w, SimpleMatrix x) {
        SimpleMatrix scores = super.scores(w, x);
        return scores.elementOp((int row, int column, double score) ->
                score - scores.getColumn(column).elementMax());
    }
}

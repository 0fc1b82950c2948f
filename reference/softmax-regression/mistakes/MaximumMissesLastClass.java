package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "Your search for the maximum misses the last class: where its score is far above the others, its exponential is infinite.",
        hint = "Where does your loop over the classes end?",
        caughtBy = "staysFiniteOnExtremeScores")
public class MaximumMissesLastClass extends SoftmaxRegressionReference {
    @Override
    protected double shift(SimpleMatrix scores, int n) {
        return scores.cols(0, scores.getNumCols() - 1).getRow(n).elementMax();
    }
}

package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "Your search for the maximum misses the last class: where its score is far above the others, its exponential is infinite.",
        hint = "Where does your loop over the classes end?",
        caughtBy = "staysFiniteOnExtremeScores")
public class MaximumMissesLastClass extends TwoLayerNetReference {
    @Override
    protected double shift(SimpleMatrix scores, int i) {
        return scores.cols(0, scores.getNumCols() - 1).getRow(i).elementMax();
    }
}

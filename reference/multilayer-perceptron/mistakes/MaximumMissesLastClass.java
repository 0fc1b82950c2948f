package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "Your search for the maximum misses the last class: where its activation is far above the others, its exponential is infinite.",
        hint = "Where does your loop over the classes end?",
        caughtBy = "staysFiniteOnExtremeScores")
public class MaximumMissesLastClass extends PerceptronReference {
    @Override
    protected double shift(SimpleMatrix oa, int k) {
        return oa.rows(0, oa.getNumRows() - 1).getColumn(k).elementMax();
    }
}

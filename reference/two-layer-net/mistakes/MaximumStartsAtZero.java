package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "The maximum that you subtract is never below 0: where all scores are far below it, every exponential becomes 0.",
        hint =
                "What does your search for the maximum begin with? Take the first of the scores, or Double.NEGATIVE_INFINITY.",
        caughtBy = "staysFiniteOnExtremeScores")
public class MaximumStartsAtZero extends TwoLayerNetReference {
    @Override
    protected double shift(SimpleMatrix scores, int i) {
        return Math.max(0, super.shift(scores, i));
    }
}

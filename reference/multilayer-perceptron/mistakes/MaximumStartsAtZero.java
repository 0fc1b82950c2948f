package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "The maximum that you subtract is never below 0: where all activations are far below it, every exponential becomes 0.",
        hint =
                "What does your search for the maximum begin with? Take the first of the activations, or Double.NEGATIVE_INFINITY.",
        caughtBy = "staysFiniteOnExtremeScores")
public class MaximumStartsAtZero extends PerceptronReference {
    @Override
    protected double shift(SimpleMatrix oa, int k) {
        return Math.max(0, super.shift(oa, k));
    }
}

package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss becomes infinite when the probability of the true class is rounded to 0.",
        hint = "Take the logarithm on paper first: what is left of log(exp(a) / b)?",
        caughtBy = "staysFiniteOnExtremeScores")
public class LogarithmOfZeroProbability extends TwoLayerNetReference {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        SimpleMatrix p = probabilities(scores);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum -= Math.log(p.get(i, y[i]));
        }
        return sum / y.length;
    }
}

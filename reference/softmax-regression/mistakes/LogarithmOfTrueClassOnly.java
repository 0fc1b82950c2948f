package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss becomes infinite when the probability of the true class is rounded to 0.",
        hint = "Take the logarithm on paper first: what is left of ln(exp(a) / b)?",
        caughtBy = "staysFiniteOnExtremeScores")
public class LogarithmOfTrueClassOnly extends SoftmaxRegressionReference {
    @Override
    protected double crossEntropy(SimpleMatrix scores, SimpleMatrix y) {
        SimpleMatrix p = probabilities(scores);
        double sum = 0;
        for (int n = 0; n < y.getNumRows(); n++) {
            for (int k = 0; k < y.getNumCols(); k++) {
                sum -= y.get(n, k) == 1 ? Math.log(p.get(n, k)) : 0;
            }
        }
        return sum;
    }
}

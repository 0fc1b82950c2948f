package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You take a mean over each class and then add the two: examples of the rarer class count "
                + "more, and a class without examples gives 0 / 0.",
        hint = "How much does each single example contribute to the mean over all?",
        caughtBy = "oneExampleAndOneClass")
public class AveragedWithinClasses extends LogisticReference {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int i = 0; i < y.length; i++) {
            sums[y[i]] += exampleLoss(scores.get(i), y[i]);
            counts[y[i]]++;
        }
        return (sums[0] / counts[0] + sums[1] / counts[1]) / 2;
    }
}

package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your predictions are 1 for the most probable class and 0 for the others; probabilities are "
                + "asked for.",
        hint = "The largest probability is taken later, when a class must be named.",
        caughtBy = "predictionsEqualReference")
public class PredictsTheClassOnly extends SoftmaxRegressionReference {
    @Override
    public SimpleMatrix predict(SimpleMatrix x, SimpleMatrix w) {
        SimpleMatrix scores = scores(x, w);
        int[] classes = new int[scores.getNumRows()];
        for (int n = 0; n < classes.length; n++) {
            while (scores.get(n, classes[n]) < shift(scores, n)) {
                classes[n]++;
            }
        }
        return oneHot(classes, w.getNumCols());
    }
}

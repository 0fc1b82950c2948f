package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss is the mean over examples; this assignment divides by N·K. Your penalty has a "
                + "factor one half, which is not asked for either.",
        hint = "Both are common conventions and fit together. Which ones does the handout use?",
        caughtBy = "lossEqualsReference")
public class MeanOverExamplesAndHalfPenalty extends SoftmaxRegressionReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return super.evaluate(w, x, y, lambda / 2);
    }

    @Override
    protected double count(SimpleMatrix y) {
        return y.getNumRows();
    }
}

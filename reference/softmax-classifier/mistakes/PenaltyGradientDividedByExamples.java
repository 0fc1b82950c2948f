package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty in your gradient is divided by the number of examples; only the data part is a mean.",
        hint = "Where does your division stand: before or after you add the penalty?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientDividedByExamples extends SoftmaxReference implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        SimpleMatrix scores = scores(w, x);
        double loss = dataLoss(scores, y) + penalty(w, reg);
        SimpleMatrix data = dataGradient(x, scoreGradient(scores, y));
        return new LossAndGradient(loss, data.plus(penaltyGradient(w, reg).divide(y.length)));
    }
}

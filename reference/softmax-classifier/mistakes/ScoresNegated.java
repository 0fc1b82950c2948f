package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You take the exponential of minus the scores: your model is the one for -W.",
        hint = "Compare the sign in the exponent with the handout.",
        caughtBy = "lossEqualsReference")
public class ScoresNegated extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scores(SimpleMatrix w, SimpleMatrix x) {
        return super.scores(w, x).negative();
    }

    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).negative();
    }
}

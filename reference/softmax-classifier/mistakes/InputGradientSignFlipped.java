package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to X has the wrong sign.",
        hint = "Which comes first in the difference, the probability or the indicator of the true class?",
        caughtBy = "inputGradientEqualsReference")
public class InputGradientSignFlipped extends SoftmaxReference implements LoopSoftmax {
    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return super.inputGradient(w, x, y).negative();
    }
}

package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to X uses the weights of the true class only.",
        hint = "Each example meets the weights of every class: one column of W for each score.",
        caughtBy = "inputGradientEqualsReference")
public class InputGradientOfTrueClassOnly extends SoftmaxReference implements LoopSoftmax {
    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        SimpleMatrix scores = scores(w, x);
        return scoreGradient(scores, y).elementMult(oneHot(scores, y)).mult(w.transpose());
    }
}

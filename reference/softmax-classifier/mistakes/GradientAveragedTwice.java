package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is divided by the number of examples twice: its data part is n times too small.",
        hint = "Search for every division: perhaps the probabilities are averaged first and the product once "
                + "more.",
        caughtBy = "gradientEqualsReference")
public class GradientAveragedTwice extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).divide(y.length);
    }
}

package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is divided by the number of classes instead of the number of examples.",
        hint = "Which dimension of which matrix counts the examples?",
        caughtBy = "gradientEqualsReference")
public class GradientDividedByClasses extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).scale((double) y.length / scores.getNumCols());
    }
}

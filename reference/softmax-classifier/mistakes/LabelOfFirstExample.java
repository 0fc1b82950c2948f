package org.gradus.assignments.softmax.mistakes;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss uses the label of the first example for all examples.",
        hint = "Which index do you use for y?",
        caughtBy = "lossEqualsReference")
public class LabelOfFirstExample extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        int[] first = new int[y.length];
        Arrays.fill(first, y[0]);
        return super.dataLoss(scores, first);
    }
}

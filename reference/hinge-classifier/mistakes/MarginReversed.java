package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your margin is the wrong way round: you ask every other class to score higher than the true one.",
        hint = "Which of the two scores should be larger, and which one is subtracted?",
        caughtBy = "lossEqualsReference")
public class MarginReversed extends HingeReference implements LoopHinge {
    @Override
    protected double margin(SimpleMatrix scores, int i, int j, int label, double delta) {
        return scores.get(i, label) - scores.get(i, j) + delta;
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y, double delta) {
        return super.scoreGradient(scores, y, delta).negative();
    }
}

package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax gives the smallest score the largest probability: the scores get a minus sign.",
        hint = "Which class should be the most likely one, that with the largest or with the smallest score?",
        caughtBy = "softmaxEqualsReference")
public class SoftmaxOfNegatedScores extends ActivationsReference {
    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        return super.softmax(scores.negative());
    }
}

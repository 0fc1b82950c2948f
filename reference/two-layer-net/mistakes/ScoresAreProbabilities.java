package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your scores are already probabilities: scores must return what goes into the softmax.",
        hint = "Where in the handout does the softmax stand, before or after S?",
        caughtBy = "scoresEqualReference")
public class ScoresAreProbabilities extends TwoLayerNetReference {
    @Override
    public SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return probabilities(super.scores(x, w1, b1, w2, b2));
    }
}

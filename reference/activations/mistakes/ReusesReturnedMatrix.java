package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax returns the same matrix at every call: the second call overwrites the first result.",
        hint = "Where is the matrix created that you return, inside the method or outside?",
        caughtBy = "resultsAreNew")
public class ReusesReturnedMatrix extends ActivationsReference {
    private final SimpleMatrix returned = new SimpleMatrix(0, 0);

    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        returned.setTo(super.softmax(scores));
        return returned;
    }
}

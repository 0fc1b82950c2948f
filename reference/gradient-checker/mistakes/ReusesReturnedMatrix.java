package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your differences return the same matrix at every call: the second call overwrites the first "
                + "result.",
        hint = "Where is the matrix created that you return, inside the method or outside?",
        caughtBy = "resultsAreNew")
public class ReusesReturnedMatrix extends GradientCheckerReference {
    private final SimpleMatrix returned = new SimpleMatrix(0, 0);

    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        returned.setTo(super.forward(loss, w, h));
        return returned;
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        returned.setTo(super.central(loss, w, h));
        return returned;
    }
}

package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your search chooses by the data term alone, though it reports the whole loss: large weights "
                + "pay a penalty.",
        hint = "Which number do you compare, and which one do you return?",
        caughtBy = "searchEqualsReference")
public class SearchChoosesWithoutPenalty extends LeastSquaresReference {
    @Override
    protected double criterion(SimpleMatrix candidate, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return evaluate(candidate, x, y, 0).loss();
    }
}

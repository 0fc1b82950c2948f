package org.gradus.assignments.leastsquares.mistakes;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.BestCandidate;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your search compares and reports the data term alone: the penalty is part of the loss, and "
                + "large weights pay for it.",
        hint = "What does your search do with lambda?",
        caughtBy = "searchEqualsReference")
public class SearchWithoutPenalty extends LeastSquaresReference {
    @Override
    public BestCandidate search(List<SimpleMatrix> candidates, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return super.search(candidates, x, y, 0);
    }
}

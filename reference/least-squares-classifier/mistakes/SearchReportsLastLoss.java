package org.gradus.assignments.leastsquares.mistakes;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.BestCandidate;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your search returns the best candidate with the loss of the last one.",
        hint = "Is the loss that you return remembered together with the candidate?",
        caughtBy = "searchEqualsReference")
public class SearchReportsLastLoss extends LeastSquaresReference {
    @Override
    public BestCandidate search(List<SimpleMatrix> candidates, SimpleMatrix x, SimpleMatrix y, double lambda) {
        SimpleMatrix last = candidates.get(candidates.size() - 1);
        SimpleMatrix best = super.search(candidates, x, y, lambda).weights();
        return new BestCandidate(best, evaluate(last, x, y, lambda).loss());
    }
}

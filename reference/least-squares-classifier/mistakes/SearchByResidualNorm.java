package org.gradus.assignments.leastsquares.mistakes;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.BestCandidate;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your search compares the norm of the residuals and reports it; the loss is its square "
                + "divided by N, plus the penalty.",
        hint = "The search and evaluate speak of the same loss. Which method computes it already?",
        caughtBy = "searchEqualsReference")
public class SearchByResidualNorm extends LeastSquaresReference {
    @Override
    public BestCandidate search(List<SimpleMatrix> candidates, SimpleMatrix x, SimpleMatrix y, double lambda) {
        SimpleMatrix best = super.search(candidates, x, y, lambda).weights();
        return new BestCandidate(best, residuals(best, x, y).normF());
    }

    @Override
    protected double criterion(SimpleMatrix candidate, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return residuals(candidate, x, y).normF();
    }
}

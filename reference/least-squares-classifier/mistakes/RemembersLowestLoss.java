package org.gradus.assignments.leastsquares.mistakes;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.BestCandidate;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your search remembers the best candidate of an earlier call: a later call with other data "
                + "gets an old answer.",
        hint = "The lowest loss so far begins anew with each call. Is it kept in a field?",
        caughtBy = "sameAnswerTwice")
public class RemembersLowestLoss extends LeastSquaresReference {
    private SimpleMatrix best = new SimpleMatrix(0, 0);
    private double lowest = Double.POSITIVE_INFINITY;

    @Override
    public BestCandidate search(List<SimpleMatrix> candidates, SimpleMatrix x, SimpleMatrix y, double lambda) {
        for (SimpleMatrix candidate : candidates) {
            double loss = evaluate(candidate, x, y, lambda).loss();
            if (loss < lowest) {
                lowest = loss;
                best = candidate.copy();
            }
        }
        return new BestCandidate(best.copy(), lowest);
    }
}

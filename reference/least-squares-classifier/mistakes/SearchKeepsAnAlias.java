package org.gradus.assignments.leastsquares.mistakes;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.BestCandidate;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your search returns the lowest loss with the weights of the last candidate: what you keep is"
                + " a matrix that changes later.",
        hint = "Is the best candidate copied, or does a second name point to a matrix that is overwritten in"
                + " the next round?",
        caughtBy = "searchEqualsReference")
public class SearchKeepsAnAlias extends LeastSquaresReference {
    @Override
    public BestCandidate search(List<SimpleMatrix> candidates, SimpleMatrix x, SimpleMatrix y, double lambda) {
        SimpleMatrix current = candidates.get(0).copy();
        SimpleMatrix best = current;
        double lowest = Double.POSITIVE_INFINITY;
        for (SimpleMatrix candidate : candidates) {
            current.setTo(candidate);
            double loss = evaluate(current, x, y, lambda).loss();
            if (loss < lowest) {
                lowest = loss;
                best = current;
            }
        }
        return new BestCandidate(best, lowest);
    }
}

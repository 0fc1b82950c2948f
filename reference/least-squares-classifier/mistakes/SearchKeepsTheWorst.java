package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your search keeps the candidate with the highest loss.",
        hint = "Is a high loss good or bad?",
        caughtBy = "searchEqualsReference")
public class SearchKeepsTheWorst extends LeastSquaresReference {
    @Override
    protected double criterion(SimpleMatrix candidate, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return -evaluate(candidate, x, y, lambda).loss();
    }
}

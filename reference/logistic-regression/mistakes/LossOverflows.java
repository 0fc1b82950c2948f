package org.gradus.assignments.logistic.mistakes;

import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss is ln(1 + exp(s)) - y s with a bare exponential: it is infinite for scores above 709.",
        hint = "For large s the first term is nearly s. What is left when you take s out of the logarithm?",
        caughtBy = "staysFiniteOnSaturatedScores")
public class LossOverflows extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        return Math.log1p(Math.exp(score)) - label * score;
    }
}

package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your probabilities are 0 or 1: they are rounded to predicted classes.",
        hint = "Which method asks for the predicted class, and which for how sure it is?",
        caughtBy = "probabilitiesEqualReference")
public class ProbabilitiesAreClasses extends LogisticReference {
    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        return super.probabilities(w, x).elementOp((int row, int column, double p) -> predicted(p));
    }
}

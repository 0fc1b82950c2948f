package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your scores enter with the wrong sign everywhere: the probability of class 1 falls where the "
                + "score grows.",
        hint = "What probability should a large positive score give?",
        caughtBy = "probabilitiesEqualReference")
public class ScoresNegated extends LogisticReference {
    @Override
    protected SimpleMatrix scores(SimpleMatrix w, SimpleMatrix x) {
        return super.scores(w, x).negative();
    }

    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).negative();
    }
}

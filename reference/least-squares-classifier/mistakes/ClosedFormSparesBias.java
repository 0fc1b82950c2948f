package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your closed form does not penalise the first feature, but your loss does: every row of the "
                + "weights is penalised.",
        hint = "Is there a 0 on the diagonal of what you add?",
        caughtBy = "gradientVanishesAtClosedForm")
public class ClosedFormSparesBias extends LeastSquaresReference {
    @Override
    protected SimpleMatrix ridge(SimpleMatrix x, double lambda) {
        SimpleMatrix ridge = super.ridge(x, lambda);
        ridge.set(0, 0, 0);
        return ridge;
    }
}

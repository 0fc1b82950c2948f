package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your |x| returns negative numbers as they are.",
        hint = "What must become of the sign of a negative x?",
        caughtBy = "functionsEqualReference")
public class AbsIsTheArgument extends ActivationsReference {
    @Override
    public double abs(double x) {
        return x;
    }
}

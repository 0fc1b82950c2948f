package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sigmoid is right to about seven digits only: somewhere it passes through float.",
        hint = "Search for float and for casts to float.",
        caughtBy = "functionsEqualReference")
public class FloatPrecision extends ActivationsReference {
    @Override
    public double sigmoid(double x) {
        return (float) super.sigmoid((float) x);
    }
}

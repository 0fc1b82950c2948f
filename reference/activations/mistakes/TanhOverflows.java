package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your tanh divides exponentials of x and -x by each other: for large arguments both are "
                + "infinite and the result is not a number.",
        hint = "Divide both sides of the fraction by the larger exponential, or let Java do it for you.",
        caughtBy = "staysFiniteOnExtremeArguments")
public class TanhOverflows extends ActivationsReference {
    @Override
    public double tanh(double x) {
        return (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x));
    }
}

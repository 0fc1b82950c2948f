package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your L1 norm grows from call to call: the second call adds to the sum of the first.",
        hint = "Is the sum set to zero at the start of the method?",
        caughtBy = "sameAnswerTwice")
public class AddsUpBetweenCalls extends ActivationsReference {
    private double sum;

    @Override
    public double l1Norm(SimpleMatrix x) {
        sum += super.l1Norm(x);
        return sum;
    }
}

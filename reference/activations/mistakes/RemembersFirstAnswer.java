package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sigmoid remembers its first answer and gives it again, whatever it is asked.",
        hint = "What do you keep in a field, and when does it become stale?",
        caughtBy = "sameAnswerTwice")
public class RemembersFirstAnswer extends ActivationsReference {
    private double remembered = Double.NaN;

    @Override
    public double sigmoid(double x) {
        if (Double.isNaN(remembered)) {
            remembered = super.sigmoid(x);
        }
        return remembered;
    }
}

package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your early stopping is inverted: an epoch counts as better when its validation loss is larger.",
        hint = "Is a small loss good or bad? Read your comparison aloud.",
        caughtBy = "earlyStoppingKeepsTheBest")
public class StoppingInverted extends TrainerReference {
    @Override
    protected boolean improves(double loss, double smallest) {
        return Double.isInfinite(smallest) || loss > smallest;
    }
}

package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your accuracy is the part of the predictions that are wrong.",
        hint = "Which predictions do you count, those that equal the label or the others?",
        caughtBy = "accuracyIsThePartThatIsRight")
public class AccuracyIsError extends TrainerReference {
    @Override
    protected double fraction(int right, int all) {
        return super.fraction(all - right, all);
    }
}

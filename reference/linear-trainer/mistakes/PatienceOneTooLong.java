package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You stop one epoch too late: patience is compared with > instead of >=.",
        hint = "With patience 1, how many epochs without a new smallest loss may there be?",
        caughtBy = "earlyStoppingKeepsTheBest")
public class PatienceOneTooLong extends TrainerReference {
    @Override
    protected boolean enough(int waited, int patience) {
        return waited > patience;
    }
}

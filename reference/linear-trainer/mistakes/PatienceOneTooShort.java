package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You stop one epoch too early.",
        hint = "With patience 2, how many epochs without a new smallest loss may there be?",
        caughtBy = "earlyStoppingKeepsTheBest")
public class PatienceOneTooShort extends TrainerReference {
    @Override
    protected boolean enough(int waited, int patience) {
        return waited > 0 && waited >= patience - 1;
    }
}

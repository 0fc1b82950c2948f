package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You never stop early: all orders are used, whatever the validation loss says.",
        hint = "Where does your loop end when patience is used up?",
        caughtBy = "earlyStoppingKeepsTheBest")
public class NeverStops extends TrainerReference {
    @Override
    protected boolean enough(int waited, int patience) {
        return false;
    }
}

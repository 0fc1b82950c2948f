package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You count the best epoch from 1; it is counted from 0, as the rows are.",
        hint = "Which number does the first epoch have?",
        caughtBy = "earlyStoppingKeepsTheBest")
public class BestEpochCountedFromOne extends TrainerReference {
    @Override
    protected int numbered(int epoch) {
        return epoch + 1;
    }
}

package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "Your epoch loss is that of the last batch alone: each batch overwrites the sum instead of adding to it.",
        hint = "Is it = or += that takes the loss of a batch into the sum?",
        caughtBy = "lossesAreRight")
public class EpochLossAssigned extends TrainerReference {
    @Override
    protected double summed(double sum, double loss, int examples) {
        return loss * examples;
    }
}

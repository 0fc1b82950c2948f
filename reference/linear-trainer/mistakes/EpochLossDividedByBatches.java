package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "Your epoch loss is a sum over examples, divided by the number of batches instead of the number of examples.",
        hint = "Divide by the number of things that you have added up.",
        caughtBy = "lossesAreRight")
public class EpochLossDividedByBatches extends TrainerReference {
    @Override
    protected double mean(double sum, int examples, int batches) {
        return sum / batches;
    }
}

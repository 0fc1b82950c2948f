package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your epoch loss is the sum of the batch losses, and no mean: it grows with the number of batches.",
        hint = "What must the sum over the examples of an epoch be divided by?",
        caughtBy = "lossesAreRight")
public class EpochLossIsSumOfBatches extends TrainerReference {
    @Override
    protected double summed(double sum, double loss, int examples) {
        return sum + loss;
    }

    @Override
    protected double mean(double sum, int examples, int batches) {
        return sum;
    }
}

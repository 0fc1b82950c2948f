package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your epoch loss is the mean over the batches: the examples of a smaller last batch count too much.",
        hint = "How many examples stand behind the loss of each batch? The mean over the examples needs this number.",
        caughtBy = "lossesAreRight")
public class EpochLossIsMeanOfBatches extends TrainerReference {
    @Override
    protected double summed(double sum, double loss, int examples) {
        return sum + loss;
    }

    @Override
    protected double mean(double sum, int examples, int batches) {
        return sum / batches;
    }
}

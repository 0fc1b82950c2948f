package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your step with the last, smaller batch is too short: it is weighted as if the batch were full.",
        hint = "The loss of a smaller batch is a mean over its own examples. Does its step need a factor?",
        caughtBy = "stepsAreRight")
public class LastBatchTooShortAStep extends TrainerReference {
    @Override
    protected SimpleMatrix step(Setting setting, SimpleMatrix w, LossAndGradient at, int examples) {
        double part = (double) examples / setting.batchSize();
        return w.minus(at.gradient().scale(setting.learningRate() * part));
    }
}

package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You divide the gradient by the number of examples, though the given loss is a mean already.",
        hint = "The given loss is a mean over the batch. What does a second division make of it?",
        caughtBy = "stepsAreRight")
public class GradientDividedByBatchSize extends TrainerReference {
    @Override
    protected SimpleMatrix step(Setting setting, SimpleMatrix w, LossAndGradient at, int examples) {
        return w.minus(at.gradient().scale(setting.learningRate() / examples));
    }
}

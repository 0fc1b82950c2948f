package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your step grows with the batch: the mean gradient is multiplied by the number of examples.",
        hint = "The given loss is a mean over the batch. Need the step know how many examples there were?",
        caughtBy = "stepsAreRight")
public class GradientSummed extends TrainerReference {
    @Override
    protected SimpleMatrix step(Setting setting, SimpleMatrix w, LossAndGradient at, int examples) {
        return w.minus(at.gradient().scale(setting.learningRate() * examples));
    }
}

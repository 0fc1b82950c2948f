package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your step is the whole gradient: the learning rate is missing.",
        hint = "What is the gradient multiplied by before it is subtracted?",
        caughtBy = "stepsAreRight")
public class LearningRateMissing extends TrainerReference {
    @Override
    protected SimpleMatrix step(Setting setting, SimpleMatrix w, LossAndGradient at, int examples) {
        return w.minus(at.gradient());
    }
}

package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You go up instead of down: the step is added and not subtracted.",
        hint = "The gradient points where the loss grows. In which direction should the weights go?",
        caughtBy = "stepsAreRight")
public class SignFlipped extends TrainerReference {
    @Override
    protected SimpleMatrix step(Setting setting, SimpleMatrix w, LossAndGradient at, int examples) {
        return w.plus(at.gradient().scale(setting.learningRate()));
    }
}

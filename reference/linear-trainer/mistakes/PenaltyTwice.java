package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You subtract the penalty a second time: the given gradient holds it already.",
        hint = "Which terms does the gradient of the given loss consist of?",
        caughtBy = "stepsAreRight")
public class PenaltyTwice extends TrainerReference {
    @Override
    protected SimpleMatrix step(Setting setting, SimpleMatrix w, LossAndGradient at, int examples) {
        SimpleMatrix gradient = at.gradient().plus(w.scale(setting.reg()));
        return w.minus(gradient.scale(setting.learningRate()));
    }
}

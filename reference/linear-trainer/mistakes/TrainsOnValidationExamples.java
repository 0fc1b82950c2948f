package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You train on the validation examples: after looking at their loss you take a step with its gradient.",
        hint = "The gradient on the validation examples is not needed for anything. Where do you use it?",
        caughtBy = "validationIsOnlyWatched")
public class TrainsOnValidationExamples extends TrainerReference {
    @Override
    protected Validation validate(Setting setting, Epoch done, SimpleMatrix xValid, int[] yValid) {
        LossAndGradient at = setting.loss().evaluate(done.weights(), xValid, yValid, 0);
        return new Validation(step(setting, done.weights(), at, yValid.length), at.loss());
    }
}

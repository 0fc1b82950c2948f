package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your validation loss holds the penalty: it is evaluated with reg instead of 0.",
        hint = "The penalty holds the weights back during training. Does it say how good they are?",
        caughtBy = "earlyStoppingKeepsTheBest")
public class PenaltyInValidationLoss extends TrainerReference {
    @Override
    protected Validation validate(Setting setting, Epoch done, SimpleMatrix xValid, int[] yValid) {
        return new Validation(
                done.weights(),
                setting.loss()
                        .evaluate(done.weights(), xValid, yValid, setting.reg())
                        .loss());
    }
}

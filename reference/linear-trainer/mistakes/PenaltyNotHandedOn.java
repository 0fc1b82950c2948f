package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You call the loss with penalty 0 and never hand on reg: the weights are not held back.",
        hint = "What is the last argument of the given loss?",
        caughtBy = "batchesFollowTheOrder")
public class PenaltyNotHandedOn extends TrainerReference {
    @Override
    protected LossAndGradient evaluate(Setting setting, SimpleMatrix w, int[] rows) {
        return setting.loss().evaluate(w, rows(setting.x(), rows), labels(setting.y(), rows), 0);
    }
}

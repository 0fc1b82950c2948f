package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You stop by the loss on the training examples, which says nothing about new examples.",
        hint = "Which examples does the loss after an epoch look at?",
        caughtBy = "earlyStoppingKeepsTheBest")
public class WatchesTrainingLoss extends TrainerReference {
    @Override
    protected Validation validate(Setting setting, Epoch done, SimpleMatrix xValid, int[] yValid) {
        return new Validation(done.weights(), done.mean());
    }
}

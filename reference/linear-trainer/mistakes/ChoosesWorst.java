package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You choose the pair with the lowest validation accuracy.",
        hint = "Is a high accuracy good or bad? Read your comparison aloud.",
        caughtBy = "bestPairIsChosen")
public class ChoosesWorst extends TrainerReference {
    @Override
    protected boolean isBetterChoice(double accuracy, double highest) {
        return Double.isInfinite(highest) || accuracy < highest;
    }
}

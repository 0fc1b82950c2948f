package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Of pairs with the same accuracy you choose the last one tried, not the first.",
        hint = "Is a pair better when its accuracy is equal to the highest so far?",
        caughtBy = "bestPairIsChosen")
public class ChoosesLastOfEqual extends TrainerReference {
    @Override
    protected boolean isBetterChoice(double accuracy, double highest) {
        return accuracy >= highest;
    }
}

package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your accuracy is given in percent; it must lie between 0 and 1.",
        hint = "Which number stands for all predictions right?",
        caughtBy = "accuracyIsThePartThatIsRight")
public class AccuracyInPercent extends TrainerReference {
    @Override
    protected double fraction(int right, int all) {
        return 100.0 * right / all;
    }
}

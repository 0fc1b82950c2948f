package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your accuracy is 0 or 1: the division of two integers drops everything behind the point.",
        hint = "What is 3 / 4 in Java?",
        caughtBy = "accuracyIsThePartThatIsRight")
public class AccuracyByIntegerDivision extends TrainerReference {
    @Override
    protected double fraction(int right, int all) {
        return Math.floorDiv(right, all);
    }
}

package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You predict the class whose score is farthest from zero, also when it is negative.",
        hint = "Which of the scores 1 and -5 is the higher one? An absolute value forgets the sign.",
        caughtBy = "highestScoreIsPredicted")
public class LargestMagnitudePredicted extends TrainerReference {
    @Override
    protected boolean wins(double score, double best) {
        return Math.abs(score) > Math.abs(best);
    }
}

package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You predict the class with the lowest score.",
        hint = "A high score speaks for a class. Is your comparison the wrong way round?",
        caughtBy = "highestScoreIsPredicted")
public class LowestScorePredicted extends TrainerReference {
    @Override
    protected boolean wins(double score, double best) {
        return score < best;
    }
}

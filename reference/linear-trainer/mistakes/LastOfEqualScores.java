package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Of classes with equal scores you predict the last one, not the first.",
        hint = "Does a later class win with the same score?",
        caughtBy = "highestScoreIsPredicted")
public class LastOfEqualScores extends TrainerReference {
    @Override
    protected boolean wins(double score, double best) {
        return score >= best;
    }
}

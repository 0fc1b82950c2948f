package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "Each pair goes on with the weights of the pair before: only the first one begins at the given weights.",
        hint = "From which weights does the training of the second pair start?",
        caughtBy = "bestPairIsChosen")
public class NextPairGoesOn extends TrainerReference {
    @Override
    protected SimpleMatrix from(SimpleMatrix w0, SimpleMatrix last) {
        return last;
    }
}

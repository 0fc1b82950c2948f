package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You compare each validation loss with that of the epoch before, instead of the smallest so far.",
        hint = "With which number is a new validation loss compared, and when does this number change?",
        caughtBy = "earlyStoppingKeepsTheBest")
public class ComparesWithEpochBefore extends TrainerReference {
    private double before = Double.POSITIVE_INFINITY;

    @Override
    protected SimpleMatrix start(SimpleMatrix w0) {
        before = Double.POSITIVE_INFINITY;
        return super.start(w0);
    }

    @Override
    protected boolean improves(double loss, double smallest) {
        boolean better = loss < before;
        before = loss;
        return better;
    }
}

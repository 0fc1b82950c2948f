package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You count all epochs without a new smallest loss, and not those in a row: the count is not set back.",
        hint = "What happens to the count when an epoch is better than all before it?",
        caughtBy = "earlyStoppingKeepsTheBest")
public class PatienceNotReset extends TrainerReference {
    private int total;

    @Override
    protected SimpleMatrix start(SimpleMatrix w0) {
        total = 0;
        return super.start(w0);
    }

    @Override
    protected int waitedLonger(int waited) {
        return ++total;
    }
}

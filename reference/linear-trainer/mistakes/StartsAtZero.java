package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You begin with weights of zero instead of those that are given.",
        hint = "Where does w0 enter your computation?",
        caughtBy = "stepsAreRight")
public class StartsAtZero extends TrainerReference {
    @Override
    protected SimpleMatrix start(SimpleMatrix w0) {
        return new SimpleMatrix(w0.getNumRows(), w0.getNumCols());
    }
}

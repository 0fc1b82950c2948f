package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You change the given weights: the steps are made in place, in the matrix of the caller.",
        hint = "Which matrix do your steps write into? Copy w0 first, or make a new matrix in each step.",
        caughtBy = "inputsStayUnchanged")
public class ChangesStartWeights extends TrainerReference {
    @Override
    protected SimpleMatrix start(SimpleMatrix w0) {
        return w0;
    }

    @Override
    protected SimpleMatrix step(Setting setting, SimpleMatrix w, LossAndGradient at, int examples) {
        w.setTo(super.step(setting, w, at, examples));
        return w;
    }
}

package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "Your best weights are those of the last epoch: later steps change the matrix that you kept, or you return the last one.",
        hint = "Which object do best and the current weights name after the next step? Keep a copy.",
        caughtBy = "earlyStoppingKeepsTheBest")
public class BestWeightsNotCopied extends TrainerReference {
    @Override
    protected SimpleMatrix step(Setting setting, SimpleMatrix w, LossAndGradient at, int examples) {
        w.setTo(super.step(setting, w, at, examples));
        return w;
    }

    @Override
    protected SimpleMatrix kept(SimpleMatrix w) {
        return w;
    }
}

package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "A second call goes on with the weights of the first: the weights are kept in a field.",
        hint = "Does a field keep the weights from one call to the next?",
        caughtBy = "sameAnswerTwice")
public class GoesOnWhereItStopped extends TrainerReference {
    private SimpleMatrix weights = new SimpleMatrix(0, 0);

    @Override
    protected SimpleMatrix start(SimpleMatrix w0) {
        boolean first = weights.getNumRows() != w0.getNumRows() || weights.getNumCols() != w0.getNumCols();
        return first ? w0 : weights;
    }

    @Override
    protected SimpleMatrix step(Setting setting, SimpleMatrix w, LossAndGradient at, int examples) {
        weights = super.step(setting, w, at, examples);
        return weights;
    }
}

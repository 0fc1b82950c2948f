package org.gradus.assignments.trainer.mistakes;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You take one step at the end of each epoch, with the gradient of its last batch.",
        hint = "Is the line that changes the weights inside the loop over the batches?",
        caughtBy = "stepsAreRight")
public class OneStepAnEpoch extends TrainerReference {
    @Override
    protected Epoch epoch(Setting setting, SimpleMatrix start, int[] order) {
        List<int[]> batches = batches(order, setting.batchSize());
        double[] losses = new double[batches.size()];
        double sum = 0;
        SimpleMatrix w = start;
        for (int b = 0; b < losses.length; b++) {
            LossAndGradient at = evaluate(setting, start, batches.get(b));
            losses[b] = at.loss();
            sum = summed(sum, at.loss(), batches.get(b).length);
            w = step(setting, start, at, batches.get(b).length);
        }
        return new Epoch(w, losses, mean(sum, order.length, losses.length));
    }
}

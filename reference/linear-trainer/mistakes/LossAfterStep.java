package org.gradus.assignments.trainer.mistakes;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your batch losses are those after the step: you evaluate the loss a second time on each batch.",
        hint =
                "The evaluation that gives you the gradient has given you the loss as well. Which of the two do you keep?",
        caughtBy = "lossesAreRight")
public class LossAfterStep extends TrainerReference {
    @Override
    protected Epoch epoch(Setting setting, SimpleMatrix start, int[] order) {
        SimpleMatrix w = start;
        List<int[]> batches = batches(order, setting.batchSize());
        double[] losses = new double[batches.size()];
        double sum = 0;
        for (int b = 0; b < losses.length; b++) {
            int[] rows = batches.get(b);
            w = step(setting, w, evaluate(setting, w, rows), rows.length);
            losses[b] = evaluate(setting, w, rows).loss();
            sum = summed(sum, losses[b], rows.length);
        }
        return new Epoch(w, losses, mean(sum, order.length, losses.length));
    }
}

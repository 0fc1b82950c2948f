package org.gradus.assignments.trainer.mistakes;

import java.util.Arrays;
import java.util.List;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You fill up the last, smaller batch with examples from the beginning of the order.",
        hint = "The last batch keeps what is left, and nothing else. Is there a % in your index?",
        caughtBy = "batchesFollowTheOrder")
public class LastBatchFilledUp extends TrainerReference {
    @Override
    protected List<int[]> batches(int[] order, int batchSize) {
        return super.batches(order, batchSize).stream()
                .map(batch -> filled(batch, order, Math.min(batchSize, order.length)))
                .toList();
    }

    private static int[] filled(int[] batch, int[] order, int size) {
        int[] filled = Arrays.copyOf(batch, size);
        System.arraycopy(order, 0, filled, batch.length, size - batch.length);
        return filled;
    }
}

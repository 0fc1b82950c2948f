package org.gradus.assignments.trainer.mistakes;

import java.util.List;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You leave out the last, smaller batch: only whole batches are used.",
        hint =
                "How many batches are there if batchSize does not divide the number of examples? Integer division rounds down.",
        caughtBy = "batchesFollowTheOrder")
public class LastBatchDropped extends TrainerReference {
    @Override
    protected List<int[]> batches(int[] order, int batchSize) {
        return super.batches(order, batchSize).stream()
                .filter(batch -> batch.length == batchSize)
                .toList();
    }
}

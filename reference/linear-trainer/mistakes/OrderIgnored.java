package org.gradus.assignments.trainer.mistakes;

import java.util.List;
import java.util.stream.IntStream;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You take the examples row by row: the given order is not used.",
        hint = "What does orders.get(epoch) hold? It names the rows of the batches.",
        caughtBy = "batchesFollowTheOrder")
public class OrderIgnored extends TrainerReference {
    @Override
    protected int[] order(List<int[]> orders, int epoch) {
        return IntStream.range(0, orders.get(epoch).length).toArray();
    }
}

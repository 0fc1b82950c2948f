package org.gradus.assignments.trainer.mistakes;

import java.util.List;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You use the first order in every epoch.",
        hint = "Which index does orders.get take inside the loop over the epochs?",
        caughtBy = "batchesFollowTheOrder")
public class FirstOrderAlways extends TrainerReference {
    @Override
    protected int[] order(List<int[]> orders, int epoch) {
        return orders.get(0);
    }
}

package org.gradus.assignments.trainer.mistakes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You shuffle the examples yourself: the same call trains in another order each time.",
        hint = "The order is given, so that a run can be repeated. Is there a Random or a shuffle left?",
        caughtBy = "sameAnswerTwice")
public class ShufflesOnItsOwn extends TrainerReference {
    @Override
    protected int[] order(List<int[]> orders, int epoch) {
        List<Integer> rows =
                new ArrayList<>(Arrays.stream(orders.get(epoch)).boxed().toList());
        Collections.shuffle(rows);
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}

package org.gradus.assignments.trainer.mistakes;

import java.util.Arrays;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "The examples of your batches follow the order, their labels do not: label and example do not belong together.",
        hint = "Both x and y must be taken at the rows that the order names.",
        caughtBy = "batchesFollowTheOrder")
public class LabelsNotReordered extends TrainerReference {
    @Override
    protected int[] labels(int[] y, int[] rows) {
        return Arrays.copyOf(y, rows.length);
    }
}

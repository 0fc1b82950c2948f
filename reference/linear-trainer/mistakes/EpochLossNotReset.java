package org.gradus.assignments.trainer.mistakes;

import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your epoch loss grows from epoch to epoch: the sum is not set to zero when an epoch begins.",
        hint = "Where does the sum begin, inside the loop over the epochs or before it?",
        caughtBy = "lossesAreRight")
public class EpochLossNotReset extends TrainerReference {
    @Override
    protected double[] reported(double[] means, int examples) {
        double[] grown = means.clone();
        for (int epoch = 1; epoch < grown.length; epoch++) {
            grown[epoch] += grown[epoch - 1];
        }
        return grown;
    }
}

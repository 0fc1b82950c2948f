package org.gradus.assignments.activations.mistakes;

import java.util.Random;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The same call gives a different result each time: something in it is random.",
        hint = "None of these functions needs a random number. Is there a dropout left?",
        caughtBy = "sameAnswerTwice")
public class NotDeterministic extends ActivationsReference {
    private final Random random = new Random();

    @Override
    public double relu(double x) {
        return super.relu(x) * (1 + 0.01 * random.nextGaussian());
    }
}

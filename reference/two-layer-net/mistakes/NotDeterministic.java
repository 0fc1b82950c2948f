package org.gradus.assignments.net.mistakes;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The same call gives a different result each time: a random half of the hidden units is switched "
                + "off.",
        hint = "Dropout belongs to training only, and not to this network.",
        caughtBy = "sameAnswerTwice")
public class NotDeterministic extends TwoLayerNetReference {
    private final Random random = new Random();

    @Override
    protected SimpleMatrix rectified(SimpleMatrix preactivation) {
        return super.rectified(preactivation)
                .elementOp((int row, int column, double value) -> random.nextBoolean() ? 2 * value : 0);
    }
}

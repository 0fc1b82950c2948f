package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients grow from call to call: the second call adds to the result of the first.",
        hint = "Are the matrices that you add to set to zero at the start of the method?",
        caughtBy = "sameAnswerTwice")
public class KeepsStateBetweenCalls extends TwoLayerNetReference {
    private final Map<String, SimpleMatrix> sums = new HashMap<>();

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        String shape = x.getNumRows() + "x" + w1.getNumRows() + "x" + w1.getNumCols() + "x" + w2.getNumCols();
        Map<String, SimpleMatrix> grown = new HashMap<>();
        right.gradients()
                .forEach((name, gradient) -> grown.put(
                        name,
                        sums.merge(shape + name, gradient, SimpleMatrix::plus).copy()));
        return new LossAndGradients(right.loss(), grown);
    }
}

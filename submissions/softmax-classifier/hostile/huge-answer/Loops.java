package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;

/** An answer of 1 GB. Gains nothing: it does not fit into the worker, and an answer has a limit. */
public class Loops implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        return new LossAndGradient(0, new SimpleMatrix(11_600, 11_600));
    }
}

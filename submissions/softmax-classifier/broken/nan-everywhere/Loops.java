package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;

/** NaN everywhere. */
public class Loops implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        SimpleMatrix nan = new SimpleMatrix(w.getNumRows(), w.getNumCols());
        nan.fill(Double.NaN);
        return new LossAndGradient(Double.NaN, nan);
    }
}

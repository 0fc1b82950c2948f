package student;

import org.ejml.data.FMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;

/** Returns a float matrix. */
public class Loops implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        return new LossAndGradient(0, new SimpleMatrix(w.getNumRows(), w.getNumCols(), FMatrixRMaj.class));
    }
}

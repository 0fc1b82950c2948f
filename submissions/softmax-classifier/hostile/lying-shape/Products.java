package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.VectorizedSoftmax;

/** Lies about its shape. */
public class Products implements VectorizedSoftmax {
    private static SimpleMatrix lie() {
        SimpleMatrix matrix = new SimpleMatrix(1, 1);
        matrix.getDDRM().numRows = -1;
        matrix.getDDRM().numCols = -1;
        return matrix;
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        return new LossAndGradient(0, lie());
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return lie();
    }
}

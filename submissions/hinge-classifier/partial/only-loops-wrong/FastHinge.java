package student;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.VectorizedHinge;

/** EJML's procedural interface: every intermediate result has its own matrix, every output is new. */
public class FastHinge implements VectorizedHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        DMatrixRMaj s = new DMatrixRMaj(y.length, w.getNumCols());
        CommonOps_DDRM.mult(x.getDDRM(), w.getDDRM(), s);
        double loss = turnIntoSlopes(s, y, delta);

        DMatrixRMaj dw = new DMatrixRMaj(w.getNumRows(), w.getNumCols());
        CommonOps_DDRM.multTransA(x.getDDRM(), s, dw);
        CommonOps_DDRM.addEquals(dw, reg, w.getDDRM());
        return new LossAndGradient(loss + reg / 2 * w.elementMult(w).elementSum(), SimpleMatrix.wrap(dw));
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y, double delta) {
        DMatrixRMaj s = new DMatrixRMaj(y.length, w.getNumCols());
        CommonOps_DDRM.mult(x.getDDRM(), w.getDDRM(), s);
        turnIntoSlopes(s, y, delta);
        DMatrixRMaj dx = new DMatrixRMaj(x.getNumRows(), x.getNumCols());
        CommonOps_DDRM.multTransB(s, w.getDDRM(), dx);
        return SimpleMatrix.wrap(dx);
    }

    /** Replaces scores by the slopes of the mean loss and returns this loss. */
    private static double turnIntoSlopes(DMatrixRMaj s, int[] y, double delta) {
        double step = 1.0 / y.length;
        double loss = 0;
        for (int i = 0; i < s.numRows; i++) {
            int row = i * s.numCols;
            double bar = s.data[row + y[i]] - delta;
            double trueSlope = 0;
            for (int j = 0; j < s.numCols; j++) {
                double margin = s.data[row + j] - bar;
                boolean violated = j != y[i] && margin > 0;
                s.data[row + j] = violated ? step : 0;
                if (violated) {
                    loss += margin;
                    trueSlope -= step;
                }
            }
            s.data[row + y[i]] = trueSlope;
        }
        return loss / y.length;
    }
}

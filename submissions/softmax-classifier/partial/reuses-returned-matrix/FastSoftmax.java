package student;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.VectorizedSoftmax;

/** EJML's procedural interface: every result goes into a matrix made once. */
public class FastSoftmax implements VectorizedSoftmax {
    private DMatrixRMaj dw = new DMatrixRMaj(0, 0); // saves an allocation

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        DMatrixRMaj s = new DMatrixRMaj(y.length, w.getNumCols());
        CommonOps_DDRM.mult(x.getDDRM(), w.getDDRM(), s);
        double loss = turnIntoErrors(s, y) / y.length;

        dw.reshape(w.getNumRows(), w.getNumCols());
        CommonOps_DDRM.multTransA(1.0 / y.length, x.getDDRM(), s, dw);
        CommonOps_DDRM.addEquals(dw, reg, w.getDDRM());
        double norm = NormOps_DDRM.normF(w.getDDRM());
        return new LossAndGradient(loss + reg * norm * norm / 2, SimpleMatrix.wrap(dw));
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        DMatrixRMaj s = new DMatrixRMaj(y.length, w.getNumCols());
        CommonOps_DDRM.mult(x.getDDRM(), w.getDDRM(), s);
        turnIntoErrors(s, y);
        DMatrixRMaj dx = new DMatrixRMaj(x.getNumRows(), x.getNumCols());
        CommonOps_DDRM.multTransB(1.0 / y.length, s, w.getDDRM(), dx);
        return SimpleMatrix.wrap(dx);
    }

    /** Replaces scores by P - Y and returns the sum of the examples' losses. */
    private static double turnIntoErrors(DMatrixRMaj s, int[] y) {
        double loss = 0;
        int c = s.numCols;
        for (int i = 0; i < s.numRows; i++) {
            int row = i * c;
            double max = s.data[row];
            for (int j = 1; j < c; j++) {
                max = Math.max(max, s.data[row + j]);
            }
            double trueScore = s.data[row + y[i]] - max;
            double sum = 0;
            for (int j = 0; j < c; j++) {
                s.data[row + j] = Math.exp(s.data[row + j] - max);
                sum += s.data[row + j];
            }
            for (int j = 0; j < c; j++) {
                s.data[row + j] /= sum;
            }
            s.data[row + y[i]] -= 1;
            loss += Math.log(sum) - trueScore;
        }
        return loss;
    }
}

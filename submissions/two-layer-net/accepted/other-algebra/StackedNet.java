package student;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNet;

/** Each layer as one matrix with its biases as the last row, on inputs with a column of ones behind. */
public class StackedNet implements TwoLayerNet {
    @Override
    public SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        DMatrixRMaj hidden = product(withOnes(x.getDDRM()), w1.concatRows(b1).getDDRM());
        rectify(hidden);
        return SimpleMatrix.wrap(product(withOnes(hidden), w2.concatRows(b2).getDDRM()));
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        DMatrixRMaj inputs = withOnes(x.getDDRM());
        DMatrixRMaj hidden = product(inputs, w1.concatRows(b1).getDDRM());
        rectify(hidden);
        DMatrixRMaj hiddenAndOnes = withOnes(hidden);
        DMatrixRMaj slopes = product(hiddenAndOnes, w2.concatRows(b2).getDDRM());
        double loss = turnIntoSlopes(slopes, y) + reg / 2 * (squares(w1) + squares(w2));

        DMatrixRMaj second = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.multTransA(hiddenAndOnes, slopes, second);
        DMatrixRMaj back = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.multTransB(slopes, w2.getDDRM(), back);
        for (int i = 0; i < back.getNumElements(); i++) {
            back.data[i] = hidden.data[i] > 0 ? back.data[i] : 0;
        }
        DMatrixRMaj first = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.multTransA(inputs, back, first);
        DMatrixRMaj dx = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.multTransB(back, w1.getDDRM(), dx);

        SimpleMatrix layer1 = SimpleMatrix.wrap(first);
        SimpleMatrix layer2 = SimpleMatrix.wrap(second);
        int d = w1.getNumRows();
        int h = w2.getNumRows();
        return new LossAndGradients(
                loss,
                Map.of(
                        "W1", layer1.rows(0, d).plus(reg, w1),
                        "b1", layer1.getRow(d),
                        "W2", layer2.rows(0, h).plus(reg, w2),
                        "b2", layer2.getRow(h),
                        "X", SimpleMatrix.wrap(dx)));
    }

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj result = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, result);
        return result;
    }

    private static double squares(SimpleMatrix w) {
        double norm = w.normF();
        return norm * norm;
    }

    private static DMatrixRMaj withOnes(DMatrixRMaj m) {
        DMatrixRMaj result = new DMatrixRMaj(m.numRows, m.numCols + 1);
        CommonOps_DDRM.fill(result, 1);
        CommonOps_DDRM.insert(m, result, 0, 0);
        return result;
    }

    private static void rectify(DMatrixRMaj m) {
        for (int i = 0; i < m.getNumElements(); i++) {
            m.data[i] = Math.max(m.data[i], 0);
        }
    }

    /** Replaces scores by the slopes of the mean cross-entropy and returns it. */
    private static double turnIntoSlopes(DMatrixRMaj s, int[] y) {
        double loss = 0;
        for (int i = 0; i < s.numRows; i++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < s.numCols; j++) {
                max = Math.max(max, s.get(i, j));
            }
            double sum = 0;
            for (int j = 0; j < s.numCols; j++) {
                sum += Math.exp(s.get(i, j) - max);
            }
            double logSumExp = max + Math.log(sum);
            loss += logSumExp - s.get(i, y[i]);
            for (int j = 0; j < s.numCols; j++) {
                double p = Math.exp(s.get(i, j) - max) / sum;
                s.set(i, j, (p - (j == y[i] ? 1 : 0)) / y.length);
            }
        }
        return loss / y.length;
    }
}

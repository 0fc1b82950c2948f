package student;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticRegression;

/** Labels of 1 and -1 made from 1 and 0, margins, and EJML's procedural interface; every output is new. */
public class SignedMargins implements LogisticRegression {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        DMatrixRMaj x = new DMatrixRMaj(images.getNumRows(), images.getNumCols() + 1);
        CommonOps_DDRM.insert(images.getDDRM(), x, 0, 1);
        CommonOps_DDRM.divide(x, 255);
        for (int i = 0; i < x.numRows; i++) {
            x.set(i, 0, 1);
        }
        return SimpleMatrix.wrap(x);
    }

    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        DMatrixRMaj p = scores(w, x);
        for (int i = 0; i < p.numRows; i++) {
            p.data[i] = (1 + Math.tanh(p.data[i] / 2)) / 2;
        }
        return SimpleMatrix.wrap(p);
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        DMatrixRMaj slopes = scores(w, x);
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            int sign = 2 * y[i] - 1;
            double margin = sign * slopes.data[i];
            // a margin above 40 costs less than a double can add to anything
            loss += margin < -40 ? -margin : Math.log1p(Math.exp(-margin));
            slopes.data[i] = -sign / (1 + Math.exp(margin));
        }
        DMatrixRMaj gradient = new DMatrixRMaj(w.getNumRows(), 1);
        CommonOps_DDRM.multTransA(1.0 / y.length, x.getDDRM(), slopes, gradient);
        CommonOps_DDRM.addEquals(gradient, 2 * lambda, w.getDDRM());
        double norm = NormOps_DDRM.normF(w.getDDRM());
        return new LossAndGradient(loss / y.length + lambda * norm * norm, SimpleMatrix.wrap(gradient));
    }

    @Override
    public double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y) {
        DMatrixRMaj scores = scores(w, x);
        double wrong = 0;
        for (int i = 0; i < y.length; i++) {
            wrong += (scores.data[i] < 0) == (y[i] == 1) ? 1 : 0;
        }
        return (y.length - wrong) / y.length;
    }

    private static DMatrixRMaj scores(SimpleMatrix w, SimpleMatrix x) {
        DMatrixRMaj scores = new DMatrixRMaj(x.getNumRows(), 1);
        CommonOps_DDRM.mult(x.getDDRM(), w.getDDRM(), scores);
        return scores;
    }
}

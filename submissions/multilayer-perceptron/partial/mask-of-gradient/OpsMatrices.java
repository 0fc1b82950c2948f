package student;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.MatrixPerceptron;

/** Matrix products with EJML's procedural interface, which multiplies by a transpose without making it. */
public class OpsMatrices implements MatrixPerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        DMatrixRMaj ha = layer(w1.getDDRM(), x.getDDRM(), b1.getDDRM());
        DMatrixRMaj hs = ha.copy();
        for (int i = 0; i < hs.getNumElements(); i++) {
            hs.data[i] = Math.max(hs.data[i], 0);
        }
        DMatrixRMaj oa = layer(w2.getDDRM(), hs, b2.getDDRM());
        DMatrixRMaj os = oa.copy();
        double[] logSums = logSums(oa);
        for (int i = 0; i < os.getNumElements(); i++) {
            os.data[i] = Math.exp(os.data[i] - logSums[i % os.numCols]);
        }
        return new ForwardPass(
                SimpleMatrix.wrap(ha), SimpleMatrix.wrap(hs), SimpleMatrix.wrap(oa), SimpleMatrix.wrap(os));
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        ForwardPass f = forward(x, w1, b1, w2, b2);
        double mean = 1.0 / y.length;
        DMatrixRMaj gradOa = f.os().getDDRM().copy();
        for (int n = 0; n < y.length; n++) {
            gradOa.add(y[n], n, -1);
        }
        DMatrixRMaj gradW2 = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.multTransB(mean, gradOa, f.hs().getDDRM(), gradW2);
        DMatrixRMaj gradHs = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.multTransA(w2.getDDRM(), gradOa, gradHs);
        DMatrixRMaj gradHa = gradHs.copy();
        for (int i = 0; i < gradHa.getNumElements(); i++) {
            if (gradHs.data[i] <= 0) {
                gradHa.data[i] = 0;
            }
        }
        DMatrixRMaj gradW1 = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.multTransB(mean, gradHa, x.getDDRM(), gradW1);
        DMatrixRMaj gradX = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.multTransA(w1.getDDRM(), gradHa, gradX);
        return new BackwardPass(
                SimpleMatrix.wrap(gradOa),
                rowMeans(gradOa),
                SimpleMatrix.wrap(gradW2),
                SimpleMatrix.wrap(gradHs),
                SimpleMatrix.wrap(gradHa),
                rowMeans(gradHa),
                SimpleMatrix.wrap(gradW1),
                SimpleMatrix.wrap(gradX));
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x,
            int[] y,
            SimpleMatrix w1,
            SimpleMatrix b1,
            SimpleMatrix w2,
            SimpleMatrix b2,
            double lambda11,
            double lambda12,
            double lambda21,
            double lambda22) {
        DMatrixRMaj oa = forward(x, w1, b1, w2, b2).oa().getDDRM();
        double[] logSums = logSums(oa);
        double risk = 0;
        for (int n = 0; n < y.length; n++) {
            risk += logSums[n] - oa.get(y[n], n);
        }
        risk /= y.length;
        risk += lambda11 * CommonOps_DDRM.elementSumAbs(w1.getDDRM());
        risk += lambda12 * w1.elementMult(w1).elementSum();
        risk += lambda21 * CommonOps_DDRM.elementSumAbs(w2.getDDRM());
        risk += lambda22 * w2.elementMult(w2).elementSum();
        BackwardPass back = backward(x, y, w1, b1, w2, b2);
        return new LossAndGradients(
                risk,
                Map.of(
                        "W1", back.gradW1().plus(2 * lambda12, w1).plus(lambda11, signs(w1)),
                        "b1", back.gradB1(),
                        "W2", back.gradW2().plus(2 * lambda22, w2).plus(lambda21, signs(w2)),
                        "b2", back.gradB2()));
    }

    private static DMatrixRMaj layer(DMatrixRMaj weights, DMatrixRMaj inputs, DMatrixRMaj biases) {
        DMatrixRMaj out = new DMatrixRMaj(weights.numRows, inputs.numCols);
        CommonOps_DDRM.mult(weights, inputs, out);
        for (int i = 0; i < out.getNumElements(); i++) {
            out.data[i] += biases.data[i / out.numCols];
        }
        return out;
    }

    private static double[] logSums(DMatrixRMaj activations) {
        double[] logSums = new double[activations.numCols];
        for (int n = 0; n < logSums.length; n++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < activations.numRows; j++) {
                max = Math.max(max, activations.get(j, n));
            }
            for (int j = 0; j < activations.numRows; j++) {
                logSums[n] += Math.exp(activations.get(j, n) - max);
            }
            logSums[n] = max + Math.log(logSums[n]);
        }
        return logSums;
    }

    private static SimpleMatrix rowMeans(DMatrixRMaj m) {
        DMatrixRMaj means = CommonOps_DDRM.sumRows(m, null);
        CommonOps_DDRM.divide(means, m.numCols);
        return SimpleMatrix.wrap(means);
    }

    private static SimpleMatrix signs(SimpleMatrix w) {
        SimpleMatrix signs = w.copy();
        for (int i = 0; i < signs.getNumElements(); i++) {
            signs.set(i, Math.signum(signs.get(i)));
        }
        return signs;
    }
}

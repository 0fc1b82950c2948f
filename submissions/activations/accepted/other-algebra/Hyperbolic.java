package student;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.Activations;

/** Hyperbolic functions where they serve, EJML's procedural interface for the matrices. */
public class Hyperbolic implements Activations {
    @Override
    public double sigmoid(double x) {
        // exp(-x) is infinite far to the left, and one divided by infinity is the right answer there
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double sigmoidDerivative(double x) {
        double c = Math.cosh(x / 2);
        return 1 / (4 * c * c);
    }

    @Override
    public double tanh(double x) {
        if (Math.abs(x) > 20) {
            return Math.signum(x);
        }
        return Math.sinh(x) / Math.cosh(x);
    }

    @Override
    public double tanhDerivative(double x) {
        return Math.pow(Math.cosh(x), -2);
    }

    @Override
    public double softplus(double x) {
        return x > 40 ? x : Math.log1p(Math.exp(x));
    }

    @Override
    public double softplusDerivative(double x) {
        return (1 + Math.tanh(x / 2)) / 2;
    }

    @Override
    public double lnSigmoid(double x) {
        return x < -40 ? x : -Math.log1p(Math.exp(-x));
    }

    @Override
    public double lnSigmoidDerivative(double x) {
        return (1 - Math.tanh(x / 2)) / 2;
    }

    @Override
    public double relu(double x) {
        return Math.max(x, 0);
    }

    @Override
    public double reluDerivative(double x) {
        // halfway between the two slopes at 0: a subgradient like any other
        return (1 + Math.signum(x)) / 2;
    }

    @Override
    public double abs(double x) {
        return Math.sqrt(x * x);
    }

    @Override
    public double absDerivative(double x) {
        return Math.signum(x);
    }

    @Override
    public double sign(double x) {
        return Double.compare(x, 0) == 0 ? 0 : Math.copySign(1, x);
    }

    @Override
    public double l1Norm(SimpleMatrix x) {
        return CommonOps_DDRM.elementSumAbs(x.getDDRM());
    }

    @Override
    public SimpleMatrix l1NormGradient(SimpleMatrix x) {
        DMatrixRMaj gradient = x.getDDRM().copy();
        for (int i = 0; i < gradient.getNumElements(); i++) {
            gradient.data[i] = sign(gradient.data[i]);
        }
        return SimpleMatrix.wrap(gradient);
    }

    @Override
    public double squaredL2Norm(SimpleMatrix x) {
        double norm = NormOps_DDRM.normF(x.getDDRM());
        return norm * norm;
    }

    @Override
    public SimpleMatrix squaredL2NormGradient(SimpleMatrix x) {
        DMatrixRMaj gradient = x.getDDRM().copy();
        CommonOps_DDRM.scale(2, gradient);
        return SimpleMatrix.wrap(gradient);
    }

    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        DMatrixRMaj e = shiftedExponentials(scores);
        DMatrixRMaj sums = CommonOps_DDRM.sumRows(e, null);
        CommonOps_DDRM.divideRows(sums.data, e);
        return SimpleMatrix.wrap(e);
    }

    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        DMatrixRMaj result = CommonOps_DDRM.sumRows(shiftedExponentials(scores), null);
        DMatrixRMaj largest = CommonOps_DDRM.maxRows(scores.getDDRM(), null);
        for (int i = 0; i < result.numRows; i++) {
            result.data[i] = Math.log(result.data[i]) + largest.data[i];
        }
        return SimpleMatrix.wrap(result);
    }

    /** The exponential of each score minus the largest of its row. */
    private static DMatrixRMaj shiftedExponentials(SimpleMatrix scores) {
        DMatrixRMaj e = scores.getDDRM().copy();
        DMatrixRMaj largest = CommonOps_DDRM.maxRows(e, null);
        for (int i = 0; i < e.numRows; i++) {
            for (int j = 0; j < e.numCols; j++) {
                e.set(i, j, Math.exp(e.get(i, j) - largest.get(i)));
            }
        }
        return e;
    }
}

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.Activations;

/** One exponential of -|x| for all of the smooth functions, and the algebra of SimpleMatrix for the matrices. */
public class MatrixFunctions implements Activations {
    @Override
    public double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    @Override
    public double sigmoidDerivative(double x) {
        return sigmoid(x) * sigmoid(-x);
    }

    @Override
    public double tanh(double x) {
        return 2 * sigmoid(2 * x) - 1;
    }

    @Override
    public double tanhDerivative(double x) {
        return 4 * sigmoidDerivative(2 * x);
    }

    @Override
    public double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double softplusDerivative(double x) {
        return sigmoid(x);
    }

    @Override
    public double lnSigmoid(double x) {
        return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double lnSigmoidDerivative(double x) {
        return sigmoid(-x);
    }

    @Override
    public double relu(double x) {
        return (x + Math.abs(x)) / 2;
    }

    @Override
    public double reluDerivative(double x) {
        return x >= 0 ? 1 : 0;
    }

    @Override
    public double abs(double x) {
        return Math.abs(x);
    }

    @Override
    public double absDerivative(double x) {
        return x < 0 ? -1 : 1;
    }

    @Override
    public double sign(double x) {
        return Math.signum(x);
    }

    @Override
    public double l1Norm(SimpleMatrix x) {
        return x.elementMult(signs(x)).elementSum();
    }

    @Override
    public SimpleMatrix l1NormGradient(SimpleMatrix x) {
        return signs(x);
    }

    @Override
    public double squaredL2Norm(SimpleMatrix x) {
        return x.elementMult(x).elementSum();
    }

    @Override
    public SimpleMatrix squaredL2NormGradient(SimpleMatrix x) {
        return x.plus(x);
    }

    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        SimpleMatrix logSums = logSumExp(scores).mult(ones(scores.getNumCols()));
        return scores.minus(logSums).elementExp();
    }

    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        SimpleMatrix largest = new SimpleMatrix(scores.getNumRows(), 1);
        for (int i = 0; i < scores.getNumRows(); i++) {
            largest.set(i, 0, scores.getRow(i).elementMax());
        }
        SimpleMatrix row = ones(scores.getNumCols());
        SimpleMatrix sums = scores.minus(largest.mult(row)).elementExp().mult(row.transpose());
        return largest.plus(sums.elementLog());
    }

    private static SimpleMatrix signs(SimpleMatrix x) {
        return x.elementOp((int row, int column, double value) -> Math.signum(value));
    }

    private static SimpleMatrix ones(int columns) {
        return SimpleMatrix.filled(1, columns, 1);
    }
}

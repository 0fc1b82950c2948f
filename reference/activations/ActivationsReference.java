package org.gradus.assignments.activations;

import org.ejml.simple.SimpleMatrix;

/**
 * The reference. No method calls another one of the interface, so that a known mistake in one shows in this one alone.
 *
 * <p>Formulas: {@code sigmoid(x) = 1 / (1 + exp(-x)) = (tanh(x/2) + 1) / 2}, {@code softplus(x) = ln(1 + exp(x))}, {@code ln
 * sigmoid(x) = -softplus(-x)}, and the derivative of softplus is the sigmoid: Goodfellow, Bengio and Courville, Deep Learning (2016),
 * section 3.10. The exponential is only taken of numbers that are not positive, so it cannot overflow, and {@code log1p} keeps the
 * digits of what is far below 1: Maechler, Accurately computing log(1 - exp(-|a|)), vignette of the R package Rmpfr (2012). Rows of
 * scores are shifted by their maximum: Blanchard, Higham and Higham, Accurately computing the log-sum-exp and softmax functions, IMA
 * J. Numer. Anal. 41 (2021).
 */
public class ActivationsReference implements Activations {
    @Override
    public double sigmoid(double x) {
        return logistic(x);
    }

    @Override
    public double sigmoidDerivative(double x) {
        // s (1 - s) is even; with the exponential of -|x| nothing cancels for large x.
        double e = Math.exp(-Math.abs(x));
        return e / ((1 + e) * (1 + e));
    }

    @Override
    public double tanh(double x) {
        return Math.tanh(x);
    }

    @Override
    public double tanhDerivative(double x) {
        // 1 - tanh(x)^2 = 1 / cosh(x)^2, again without cancellation; an infinite cosh gives 0.
        double cosh = Math.cosh(x);
        return 1 / cosh / cosh;
    }

    @Override
    public double softplus(double x) {
        return logOnePlusExp(x);
    }

    @Override
    public double softplusDerivative(double x) {
        return logistic(x);
    }

    @Override
    public double lnSigmoid(double x) {
        return -logOnePlusExp(-x);
    }

    @Override
    public double lnSigmoidDerivative(double x) {
        return logistic(-x);
    }

    @Override
    public double relu(double x) {
        return Math.max(0, x);
    }

    @Override
    public double reluDerivative(double x) {
        return x > 0 ? 1 : 0;
    }

    @Override
    public double abs(double x) {
        return Math.abs(x);
    }

    @Override
    public double absDerivative(double x) {
        return Math.signum(x);
    }

    @Override
    public double sign(double x) {
        return Math.signum(x);
    }

    @Override
    public double l1Norm(SimpleMatrix x) {
        double sum = 0;
        for (int i = 0; i < x.getNumElements(); i++) {
            sum += Math.abs(x.get(i));
        }
        return sum;
    }

    @Override
    public SimpleMatrix l1NormGradient(SimpleMatrix x) {
        return x.elementOp((int row, int column, double value) -> Math.signum(value));
    }

    @Override
    public double squaredL2Norm(SimpleMatrix x) {
        return x.elementPower(2).elementSum();
    }

    @Override
    public SimpleMatrix squaredL2NormGradient(SimpleMatrix x) {
        return x.scale(2);
    }

    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        SimpleMatrix probabilities = new SimpleMatrix(scores.getNumRows(), scores.getNumCols());
        for (int i = 0; i < scores.getNumRows(); i++) {
            double shift = shift(scores, i);
            double sum = sumOfExponentials(scores, i, shift);
            for (int j = 0; j < scores.getNumCols(); j++) {
                probabilities.set(i, j, Math.exp(scores.get(i, j) - shift) / sum);
            }
        }
        return probabilities;
    }

    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        SimpleMatrix result = new SimpleMatrix(scores.getNumRows(), 1);
        for (int i = 0; i < scores.getNumRows(); i++) {
            double shift = shift(scores, i);
            result.set(i, 0, shift + Math.log(sumOfExponentials(scores, i, shift)));
        }
        return result;
    }

    /** Returns what is subtracted from row {@code i} before the exponential: the row's maximum. */
    protected double shift(SimpleMatrix scores, int i) {
        return scores.getRow(i).elementMax();
    }

    private static double sumOfExponentials(SimpleMatrix scores, int i, double shift) {
        double sum = 0;
        for (int j = 0; j < scores.getNumCols(); j++) {
            sum += Math.exp(scores.get(i, j) - shift);
        }
        return sum;
    }

    private static double logistic(double x) {
        double e = Math.exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    private static double logOnePlusExp(double x) {
        return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.Activations;

public class Functions implements Activations {
    @Override
    public double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    @Override
    public double sigmoidDerivative(double x) {
        double s = sigmoid(x);
        return s * (1 - s);
    }

    @Override
    public double tanh(double x) {
        return Math.tanh(x);
    }

    @Override
    public double tanhDerivative(double x) {
        double t = Math.tanh(x);
        return 1 - t * t;
    }

    @Override
    public double softplus(double x) {
        if (x > 0) {
            return x + Math.log1p(Math.exp(-x));
        }
        return Math.log1p(Math.exp(x));
    }

    @Override
    public double softplusDerivative(double x) {
        return sigmoid(x);
    }

    @Override
    public double lnSigmoid(double x) {
        return -softplus(-x);
    }

    @Override
    public double lnSigmoidDerivative(double x) {
        return 1 - sigmoid(x);
    }

    @Override
    public double relu(double x) {
        return x > 0 ? x : 0;
    }

    @Override
    public double reluDerivative(double x) {
        return x > 0 ? 1 : 0;
    }

    @Override
    public double abs(double x) {
        return x < 0 ? -x : x;
    }

    @Override
    public double absDerivative(double x) {
        return sign(x);
    }

    @Override
    public double sign(double x) {
        if (x == 0) {
            return 0;
        }
        return x < 0 ? -1 : 1;
    }

    @Override
    public double l1Norm(SimpleMatrix x) {
        double sum = 0;
        for (int i = 0; i < x.getNumRows(); i++) {
            for (int j = 0; j < x.getNumCols(); j++) {
                sum += abs(x.get(i, j));
            }
        }
        return sum;
    }

    @Override
    public SimpleMatrix l1NormGradient(SimpleMatrix x) {
        SimpleMatrix gradient = new SimpleMatrix(x.getNumRows(), x.getNumCols());
        for (int i = 0; i < x.getNumRows(); i++) {
            for (int j = 0; j < x.getNumCols(); j++) {
                gradient.set(i, j, sign(x.get(i, j)));
            }
        }
        return gradient;
    }

    @Override
    public double squaredL2Norm(SimpleMatrix x) {
        return 0.5 * x.elementMult(x).elementSum();
    }

    @Override
    public SimpleMatrix squaredL2NormGradient(SimpleMatrix x) {
        return x.copy();
    }

    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        SimpleMatrix p = new SimpleMatrix(scores.getNumRows(), scores.getNumCols());
        for (int i = 0; i < scores.getNumRows(); i++) {
            double max = largestOfRow(scores, i);
            double sum = 0;
            for (int j = 0; j < scores.getNumCols(); j++) {
                p.set(i, j, Math.exp(scores.get(i, j) - max));
                sum += p.get(i, j);
            }
            for (int j = 0; j < scores.getNumCols(); j++) {
                p.set(i, j, p.get(i, j) / sum);
            }
        }
        return p;
    }

    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        SimpleMatrix result = new SimpleMatrix(scores.getNumRows(), 1);
        for (int i = 0; i < scores.getNumRows(); i++) {
            double max = largestOfRow(scores, i);
            double sum = 0;
            for (int j = 0; j < scores.getNumCols(); j++) {
                sum += Math.exp(scores.get(i, j) - max);
            }
            result.set(i, 0, max + Math.log(sum));
        }
        return result;
    }

    private static double largestOfRow(SimpleMatrix scores, int i) {
        double max = scores.get(i, 0);
        for (int j = 1; j < scores.getNumCols(); j++) {
            max = Math.max(max, scores.get(i, j));
        }
        return max;
    }
}

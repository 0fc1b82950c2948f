package student;

import org.ejml.simple.SimpleMatrix;

public class Functions {
    public double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    public double sigmoidDerivative(double x) {
        double s = sigmoid(x);
        return s * (1 - s);
    }

    public double tanh(double x) {
        return Math.tanh(x);
    }

    public double tanhDerivative(double x) {
        double t = Math.tanh(x);
        return 1 - t * t;
    }

    public double softplus(double x) {
        if (x > 0) {
            return x + Math.log1p(Math.exp(-x));
        }
        return Math.log1p(Math.exp(x));
    }

    public double softplusDerivative(double x) {
        return sigmoid(x);
    }

    public double lnSigmoid(double x) {
        return -softplus(-x);
    }

    public double lnSigmoidDerivative(double x) {
        return 1 - sigmoid(x);
    }

    public double relu(double x) {
        return x > 0 ? x : 0;
    }

    public double reluDerivative(double x) {
        return x > 0 ? 1 : 0;
    }

    public double abs(double x) {
        return x < 0 ? -x : x;
    }

    public double absDerivative(double x) {
        return sign(x);
    }

    public double sign(double x) {
        if (x == 0) {
            return 0;
        }
        return x < 0 ? -1 : 1;
    }

    public double l1Norm(SimpleMatrix x) {
        double sum = 0;
        for (int i = 0; i < x.getNumRows(); i++) {
            for (int j = 0; j < x.getNumCols(); j++) {
                sum += abs(x.get(i, j));
            }
        }
        return sum;
    }

    public SimpleMatrix l1NormGradient(SimpleMatrix x) {
        SimpleMatrix gradient = new SimpleMatrix(x.getNumRows(), x.getNumCols());
        for (int i = 0; i < x.getNumRows(); i++) {
            for (int j = 0; j < x.getNumCols(); j++) {
                gradient.set(i, j, sign(x.get(i, j)));
            }
        }
        return gradient;
    }

    public double squaredL2Norm(SimpleMatrix x) {
        double sum = 0;
        for (int i = 0; i < x.getNumRows(); i++) {
            for (int j = 0; j < x.getNumCols(); j++) {
                sum += x.get(i, j) * x.get(i, j);
            }
        }
        return sum;
    }

    public SimpleMatrix squaredL2NormGradient(SimpleMatrix x) {
        SimpleMatrix gradient = new SimpleMatrix(x.getNumRows(), x.getNumCols());
        for (int i = 0; i < x.getNumRows(); i++) {
            for (int j = 0; j < x.getNumCols(); j++) {
                gradient.set(i, j, 2 * x.get(i, j));
            }
        }
        return gradient;
    }

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

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticRegression;

public class Classifier implements LogisticRegression {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        SimpleMatrix x = new SimpleMatrix(images.getNumRows(), images.getNumCols() + 1);
        for (int i = 0; i < images.getNumRows(); i++) {
            x.set(i, 0, 1.0);
            for (int k = 0; k < images.getNumCols(); k++) {
                x.set(i, k + 1, images.get(i, k) / 255.0);
            }
        }
        return x;
    }

    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        SimpleMatrix p = new SimpleMatrix(x.getNumRows(), 1);
        for (int i = 0; i < x.getNumRows(); i++) {
            p.set(i, 0, sigmoid(score(w, x, i)));
        }
        return p;
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        int n = x.getNumRows();
        int d = x.getNumCols();
        double loss = 0;
        SimpleMatrix dw = new SimpleMatrix(d, 1);

        for (int i = 0; i < n; i++) {
            double s = score(w, x, i);
            loss += y[i] == 1 ? softplus(-s) : softplus(s);
            double error = sigmoid(s) - y[i];
            for (int k = 0; k < d; k++) {
                dw.set(k, 0, dw.get(k, 0) + error * x.get(i, k));
            }
        }

        loss /= n;
        for (int k = 0; k < d; k++) {
            loss += 0.5 * lambda * w.get(k, 0) * w.get(k, 0);
            dw.set(k, 0, dw.get(k, 0) / n + lambda * w.get(k, 0));
        }
        return new LossAndGradient(loss, dw);
    }

    @Override
    public double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y) {
        SimpleMatrix p = probabilities(w, x);
        int right = 0;
        for (int i = 0; i < y.length; i++) {
            int predicted = p.get(i, 0) >= 0.5 ? 1 : 0;
            if (predicted == y[i]) {
                right++;
            }
        }
        return (double) right / y.length;
    }

    private static double score(SimpleMatrix w, SimpleMatrix x, int i) {
        double s = 0;
        for (int k = 0; k < x.getNumCols(); k++) {
            s += x.get(i, k) * w.get(k, 0);
        }
        return s;
    }

    private static double sigmoid(double s) {
        if (s >= 0) {
            return 1 / (1 + Math.exp(-s));
        }
        double e = Math.exp(s);
        return e / (1 + e);
    }

    /** ln(1 + exp(s)) */
    private static double softplus(double s) {
        return Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s)));
    }
}

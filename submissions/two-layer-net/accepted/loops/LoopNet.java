package student;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNet;

/** One example after the other, on plain arrays: forwards, backwards, next. */
public class LoopNet implements TwoLayerNet {
    @Override
    public SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix scores = new SimpleMatrix(x.getNumRows(), w2.getNumCols());
        for (int i = 0; i < x.getNumRows(); i++) {
            double[] hidden = layer(x.toArray2()[i], w1.toArray2(), b1.toArray2()[0]);
            rectify(hidden);
            scores.setRow(i, 0, layer(hidden, w2.toArray2(), b2.toArray2()[0]));
        }
        return scores;
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        double[][] examples = x.toArray2();
        double[][] v1 = w1.toArray2();
        double[][] v2 = w2.toArray2();
        double[][] dw1 = penaltySlope(v1, reg);
        double[][] dw2 = penaltySlope(v2, reg);
        double[][] db1 = new double[1][v2.length];
        double[][] db2 = new double[1][v2[0].length];
        double[][] dx = new double[examples.length][v1.length];
        double loss = penalty(v1, reg) + penalty(v2, reg);

        for (int i = 0; i < examples.length; i++) {
            double[] hidden = layer(examples[i], v1, b1.toArray2()[0]);
            rectify(hidden);
            double[] slopes = layer(hidden, v2, b2.toArray2()[0]);
            loss += softmaxLoss(slopes, y[i]) / examples.length;
            for (int j = 0; j < slopes.length; j++) {
                slopes[j] /= examples.length;
            }
            double[] back = backwards(hidden, v2, slopes, dw2, db2[0]);
            for (int h = 0; h < hidden.length; h++) {
                if (hidden[h] <= 0) {
                    back[h] = 0;
                }
            }
            dx[i] = backwards(examples[i], v1, back, dw1, db1[0]);
        }

        Map<String, SimpleMatrix> gradients = new HashMap<>();
        gradients.put("W1", new SimpleMatrix(dw1));
        gradients.put("b1", new SimpleMatrix(db1));
        gradients.put("W2", new SimpleMatrix(dw2));
        gradients.put("b2", new SimpleMatrix(db2));
        gradients.put("X", new SimpleMatrix(dx));
        return new LossAndGradients(loss, gradients);
    }

    private static double[] layer(double[] in, double[][] w, double[] b) {
        double[] out = b.clone();
        for (int j = 0; j < out.length; j++) {
            for (int k = 0; k < in.length; k++) {
                out[j] += in[k] * w[k][j];
            }
        }
        return out;
    }

    private static void rectify(double[] values) {
        for (int h = 0; h < values.length; h++) {
            values[h] = Math.max(values[h], 0);
        }
    }

    /** Turns the scores into the slopes of the loss of one example, and returns this loss. */
    private static double softmaxLoss(double[] scores, int label) {
        double max = scores[0];
        for (double score : scores) {
            max = Math.max(max, score);
        }
        double trueScore = scores[label] - max;
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
            scores[j] = Math.exp(scores[j] - max);
            sum += scores[j];
        }
        for (int j = 0; j < scores.length; j++) {
            scores[j] /= sum;
        }
        scores[label] -= 1;
        return Math.log(sum) - trueScore;
    }

    /** Adds one example's part to the gradients of a layer and returns the slopes of its input. */
    private static double[] backwards(double[] in, double[][] w, double[] slopes, double[][] dw, double[] db) {
        double[] back = new double[in.length];
        for (int j = 0; j < slopes.length; j++) {
            db[j] += slopes[j];
            for (int k = 0; k < in.length; k++) {
                dw[k][j] += in[k] * slopes[j];
                back[k] += w[k][j] * slopes[j];
            }
        }
        return back;
    }

    private static double penalty(double[][] w, double reg) {
        double sum = 0;
        for (double[] row : w) {
            for (double weight : row) {
                sum += weight * weight;
            }
        }
        return reg / 2 * sum;
    }

    private static double[][] penaltySlope(double[][] w, double reg) {
        double[][] slope = new double[w.length][w[0].length];
        for (int k = 0; k < w.length; k++) {
            for (int j = 0; j < w[k].length; j++) {
                slope[k][j] = reg * w[k][j];
            }
        }
        return slope;
    }
}

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;

/** Works on plain arrays; every example adds its share of the mean. */
public class ArraySoftmax implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        double[][] weights = w.toArray2();
        double[][] examples = x.toArray2();
        double[][] gradient = new double[w.getNumRows()][w.getNumCols()];
        double loss = 0;
        for (int i = 0; i < examples.length; i++) {
            double[] logP = logProbabilities(examples[i], weights);
            loss -= logP[y[i]] / examples.length;
            for (int j = 0; j < logP.length; j++) {
                double slope = (Math.exp(logP[j]) - (j == y[i] ? 1.0 : 0.0)) / examples.length;
                for (int k = 0; k < gradient.length; k++) {
                    gradient[k][j] += slope * examples[i][k];
                }
            }
        }
        for (int k = 0; k < gradient.length; k++) {
            for (int j = 0; j < gradient[k].length; j++) {
                loss += reg / 2 * weights[k][j] * weights[k][j];
            }
        }
        return new LossAndGradient(loss, new SimpleMatrix(gradient));
    }

    private static double[] logProbabilities(double[] example, double[][] weights) {
        double[] scores = new double[weights[0].length];
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < scores.length; j++) {
            for (int k = 0; k < example.length; k++) {
                scores[j] += example[k] * weights[k][j];
            }
            max = Math.max(max, scores[j]);
        }
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - max);
        }
        double[] logP = new double[scores.length];
        for (int j = 0; j < logP.length; j++) {
            logP[j] = scores[j] - max - Math.log(sum);
        }
        return logP;
    }
}

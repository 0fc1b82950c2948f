package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.LoopHinge;

/** Works on plain arrays; every violated margin adds its share of the mean. */
public class ArrayHinge implements LoopHinge {
    private double[][] gradient = new double[0][0];

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        double[][] weights = w.toArray2();
        double[][] examples = x.toArray2();
        double share = 1.0 / examples.length;
        if (gradient.length != weights.length || gradient[0].length != weights[0].length) {
            gradient = new double[weights.length][weights[0].length];
        }
        double loss = 0;
        for (int i = 0; i < examples.length; i++) {
            double trueScore = score(examples[i], weights, y[i]);
            int violated = 0;
            for (int j = 0; j < weights[0].length; j++) {
                double margin = score(examples[i], weights, j) - trueScore + delta;
                if (j != y[i] && margin > 0) {
                    loss += share * margin;
                    violated++;
                    add(gradient, j, share, examples[i]);
                }
            }
            add(gradient, y[i], -violated * share, examples[i]);
        }
        for (int k = 0; k < weights.length; k++) {
            for (int j = 0; j < weights[k].length; j++) {
                loss += reg / 2 * weights[k][j] * weights[k][j];
                gradient[k][j] += reg * weights[k][j];
            }
        }
        return new LossAndGradient(loss, new SimpleMatrix(gradient));
    }

    private static double score(double[] example, double[][] weights, int j) {
        double sum = 0;
        for (int k = 0; k < example.length; k++) {
            sum += example[k] * weights[k][j];
        }
        return sum;
    }

    private static void add(double[][] gradient, int j, double factor, double[] example) {
        for (int k = 0; k < example.length; k++) {
            gradient[k][j] += factor * example[k];
        }
    }
}

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;

/** One example with sums over plain arrays. */
public class ArrayExample implements ExamplePerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        double[] ha = layer(w1.toArray2(), x, b1);
        double[] hs = new double[ha.length];
        for (int i = 0; i < ha.length; i++) {
            hs[i] = Math.max(0, ha[i]);
        }
        double[] oa = layer(w2.toArray2(), column(hs), b2);
        return new ForwardPass(column(ha), column(hs), column(oa), column(softmax(oa)));
    }

    @Override
    public double loss(SimpleMatrix x, int given, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix oa = forward(x, w1, b1, w2, b2).oa();
        int label = (given + oa.getNumRows() - 1) % oa.getNumRows();
        // ln of the sum of exp(oa_j - oa_label), shifted by the largest of the differences
        double largest = oa.elementMax() - oa.get(label);
        double sum = 0;
        for (int j = 0; j < oa.getNumRows(); j++) {
            sum += Math.exp(oa.get(j) - oa.get(label) - largest);
        }
        return largest + Math.log(sum);
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        ForwardPass f = forward(x, w1, b1, w2, b2);
        int d = x.getNumRows();
        int dh = w1.getNumRows();
        int m = w2.getNumRows();
        double[] gradOa = new double[m];
        double[][] gradW2 = new double[m][dh];
        double[] gradHs = new double[dh];
        for (int j = 0; j < m; j++) {
            gradOa[j] = f.os().get(j) - (j == (label + m - 1) % m ? 1 : 0);
            for (int i = 0; i < dh; i++) {
                gradW2[j][i] = gradOa[j] * f.hs().get(i);
                gradHs[i] += w2.get(j, i) * gradOa[j];
            }
        }
        double[] gradHa = new double[dh];
        double[][] gradW1 = new double[dh][d];
        double[] gradX = new double[d];
        for (int i = 0; i < dh; i++) {
            gradHa[i] = f.hs().get(i) > 0 ? gradHs[i] : 0;
            for (int r = 0; r < d; r++) {
                gradW1[i][r] = gradHa[i] * x.get(r);
                gradX[r] += w1.get(i, r) * gradHa[i];
            }
        }
        return new BackwardPass(
                column(gradOa),
                column(gradOa),
                new SimpleMatrix(gradW2),
                column(gradHs),
                column(gradHa),
                column(gradHa),
                new SimpleMatrix(gradW1),
                column(gradX));
    }

    private static double[] layer(double[][] weights, SimpleMatrix inputs, SimpleMatrix biases) {
        double[] out = new double[weights.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = biases.get(i);
            for (int j = 0; j < weights[i].length; j++) {
                out[i] += weights[i][j] * inputs.get(j);
            }
        }
        return out;
    }

    private static double[] softmax(double[] activations) {
        double max = Double.NEGATIVE_INFINITY;
        for (double activation : activations) {
            max = Math.max(max, activation);
        }
        double[] p = new double[activations.length];
        double sum = 0;
        for (int j = 0; j < p.length; j++) {
            p[j] = Math.exp(activations[j] - max);
            sum += p[j];
        }
        for (int j = 0; j < p.length; j++) {
            p[j] /= sum;
        }
        return p;
    }

    private static SimpleMatrix column(double[] values) {
        return new SimpleMatrix(values.length, 1, true, values.clone());
    }
}

package student;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.MatrixPerceptron;

public class Matrices implements MatrixPerceptron {
    private final Map<Integer, SimpleMatrix> kept = new HashMap<>();

    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix ha = addToColumns(w1.mult(x), b1);
        SimpleMatrix hs = ha.elementMult(step(ha));
        SimpleMatrix oa = addToColumns(w2.mult(hs), b2);
        return new ForwardPass(ha, hs, oa, softmax(oa));
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        int k = x.getNumCols();
        ForwardPass f = forward(x, w1, b1, w2, b2);
        SimpleMatrix gradOa = f.os().minus(onehot(y, w2.getNumRows()));
        SimpleMatrix gradB2 = mean(gradOa);
        SimpleMatrix gradW2 = gradOa.mult(f.hs().transpose()).divide(k);
        SimpleMatrix gradHs = w2.transpose().mult(gradOa);
        SimpleMatrix gradHa = gradHs.elementMult(step(f.ha()));
        SimpleMatrix gradB1 = mean(gradHa);
        SimpleMatrix gradW1 = gradHa.mult(x.transpose()).divide(k);
        SimpleMatrix gradX = w1.transpose().mult(gradHa);
        return new BackwardPass(gradOa, gradB2, gradW2, gradHs, gradHa, gradB1, gradW1, gradX);
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x,
            int[] y,
            SimpleMatrix w1,
            SimpleMatrix b1,
            SimpleMatrix w2,
            SimpleMatrix b2,
            double lambda11,
            double lambda12,
            double lambda21,
            double lambda22) {
        SimpleMatrix oa = forward(x, w1, b1, w2, b2).oa();
        double risk = 0;
        for (int i = 0; i < y.length; i++) {
            double max = max(oa, i);
            double sum = 0;
            for (int j = 0; j < oa.getNumRows(); j++) {
                sum += Math.exp(oa.get(j, i) - max);
            }
            risk += (Math.log(sum) + max - oa.get(y[i], i)) / y.length;
        }
        risk += ElasticNet.penalty(w1, lambda11, lambda12) + ElasticNet.penalty(w2, lambda21, lambda22);
        BackwardPass back = backward(x, y, w1, b1, w2, b2);
        Map<String, SimpleMatrix> gradients = new HashMap<>();
        gradients.put("W1", back.gradW1().plus(ElasticNet.slope(w1, lambda11, lambda12)));
        gradients.put("b1", back.gradB1());
        gradients.put("W2", back.gradW2().plus(ElasticNet.slope(w2, lambda21, lambda22)));
        gradients.put("b2", back.gradB2());
        return new LossAndGradients(risk, gradients);
    }

    private static SimpleMatrix addToColumns(SimpleMatrix m, SimpleMatrix column) {
        return m.plus(column.mult(SimpleMatrix.ones(1, m.getNumCols())));
    }

    private SimpleMatrix mean(SimpleMatrix m) {
        SimpleMatrix mean = kept.computeIfAbsent(m.getNumRows(), rows -> new SimpleMatrix(rows, 1));
        mean.setTo(m.mult(SimpleMatrix.ones(m.getNumCols(), 1)).divide(m.getNumCols()));
        return mean;
    }

    private static SimpleMatrix step(SimpleMatrix a) {
        SimpleMatrix step = new SimpleMatrix(a.getNumRows(), a.getNumCols());
        for (int i = 0; i < a.getNumElements(); i++) {
            step.set(i, a.get(i) > 0 ? 1 : 0);
        }
        return step;
    }

    private static double max(SimpleMatrix a, int column) {
        double max = a.get(0, column);
        for (int j = 1; j < a.getNumRows(); j++) {
            max = Math.max(max, a.get(j, column));
        }
        return max;
    }

    private static SimpleMatrix softmax(SimpleMatrix a) {
        SimpleMatrix p = new SimpleMatrix(a.getNumRows(), a.getNumCols());
        for (int i = 0; i < a.getNumCols(); i++) {
            double max = max(a, i);
            double sum = 0;
            for (int j = 0; j < a.getNumRows(); j++) {
                p.set(j, i, Math.exp(a.get(j, i) - max));
                sum += p.get(j, i);
            }
            for (int j = 0; j < a.getNumRows(); j++) {
                p.set(j, i, p.get(j, i) / sum);
            }
        }
        return p;
    }

    private static SimpleMatrix onehot(int[] y, int classes) {
        SimpleMatrix onehot = new SimpleMatrix(classes, y.length);
        for (int i = 0; i < y.length; i++) {
            onehot.set(y[i], i, 1);
        }
        return onehot;
    }
}

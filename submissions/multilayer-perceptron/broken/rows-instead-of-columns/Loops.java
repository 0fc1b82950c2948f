package student;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;

/** One example after the other, each by OneExample. */
public class Loops implements LoopPerceptron {
    private final OneExample single = new OneExample();

    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        int k = x.getNumCols();
        SimpleMatrix ha = new SimpleMatrix(w1.getNumRows(), k);
        SimpleMatrix hs = new SimpleMatrix(w1.getNumRows(), k);
        SimpleMatrix oa = new SimpleMatrix(w2.getNumRows(), k);
        SimpleMatrix os = new SimpleMatrix(w2.getNumRows(), k);
        for (int i = 0; i < k; i++) {
            ForwardPass one = single.forward(x.getColumn(i), w1, b1, w2, b2);
            ha.setColumn(i, one.ha());
            hs.setColumn(i, one.hs());
            oa.setColumn(i, one.oa());
            os.setColumn(i, one.os());
        }
        return new ForwardPass(ha, hs, oa, os);
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        int k = y.length;
        SimpleMatrix gradOa = new SimpleMatrix(w2.getNumRows(), k);
        SimpleMatrix gradHs = new SimpleMatrix(w1.getNumRows(), k);
        SimpleMatrix gradHa = new SimpleMatrix(w1.getNumRows(), k);
        SimpleMatrix gradX = new SimpleMatrix(w1.getNumCols(), k);
        SimpleMatrix gradB2 = new SimpleMatrix(w2.getNumRows(), 1);
        SimpleMatrix gradW2 = new SimpleMatrix(w2.getNumRows(), w2.getNumCols());
        SimpleMatrix gradB1 = new SimpleMatrix(w1.getNumRows(), 1);
        SimpleMatrix gradW1 = new SimpleMatrix(w1.getNumRows(), w1.getNumCols());
        for (int i = 0; i < k; i++) {
            BackwardPass one = single.backward(x.getColumn(i), y[i], w1, b1, w2, b2);
            gradOa.setColumn(i, one.gradOa());
            gradHs.setColumn(i, one.gradHs());
            gradHa.setColumn(i, one.gradHa());
            gradX.setColumn(i, one.gradX());
            gradB2 = gradB2.plus(one.gradB2());
            gradW2 = gradW2.plus(one.gradW2());
            gradB1 = gradB1.plus(one.gradB1());
            gradW1 = gradW1.plus(one.gradW1());
        }
        return new BackwardPass(
                gradOa, gradB2.divide(k), gradW2.divide(k), gradHs, gradHa, gradB1.divide(k), gradW1.divide(k), gradX);
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
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += single.loss(x.getColumn(i), y[i], w1, b1, w2, b2);
        }
        double risk = sum / y.length
                + ElasticNet.penalty(w1, lambda11, lambda12)
                + ElasticNet.penalty(w2, lambda21, lambda22);
        BackwardPass back = backward(x, y, w1, b1, w2, b2);
        Map<String, SimpleMatrix> gradients = new HashMap<>();
        gradients.put("W1", back.gradW1().plus(ElasticNet.slope(w1, lambda11, lambda12)));
        gradients.put("b1", back.gradB1());
        gradients.put("W2", back.gradW2().plus(ElasticNet.slope(w2, lambda21, lambda22)));
        gradients.put("b2", back.gradB2());
        return new LossAndGradients(risk, gradients);
    }
}

package org.gradus.assignments.perceptron;

import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;

/** The reference as a loop over {@link ExamplePerceptronReference}; parameters' gradients are summed and divided by the number of examples. */
public class LoopPerceptronReference implements LoopPerceptron {
    private final ExamplePerceptron single = new ExamplePerceptronReference();

    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        int examples = x.getNumCols();
        SimpleMatrix ha = new SimpleMatrix(w1.getNumRows(), examples);
        SimpleMatrix hs = new SimpleMatrix(w1.getNumRows(), examples);
        SimpleMatrix oa = new SimpleMatrix(w2.getNumRows(), examples);
        SimpleMatrix os = new SimpleMatrix(w2.getNumRows(), examples);
        for (int k = 0; k < examples; k++) {
            ForwardPass one = single.forward(x.getColumn(k), w1, b1, w2, b2);
            ha.setColumn(k, one.ha());
            hs.setColumn(k, one.hs());
            oa.setColumn(k, one.oa());
            os.setColumn(k, one.os());
        }
        return new ForwardPass(ha, hs, oa, os);
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix gradOa = new SimpleMatrix(w2.getNumRows(), y.length);
        SimpleMatrix gradB2 = new SimpleMatrix(w2.getNumRows(), 1);
        SimpleMatrix gradW2 = new SimpleMatrix(w2.getNumRows(), w2.getNumCols());
        SimpleMatrix gradHs = new SimpleMatrix(w1.getNumRows(), y.length);
        SimpleMatrix gradHa = new SimpleMatrix(w1.getNumRows(), y.length);
        SimpleMatrix gradB1 = new SimpleMatrix(w1.getNumRows(), 1);
        SimpleMatrix gradW1 = new SimpleMatrix(w1.getNumRows(), w1.getNumCols());
        SimpleMatrix gradX = new SimpleMatrix(w1.getNumCols(), y.length);
        for (int k = 0; k < y.length; k++) {
            BackwardPass one = single.backward(x.getColumn(k), y[k], w1, b1, w2, b2);
            gradOa.setColumn(k, one.gradOa());
            gradB2 = gradB2.plus(one.gradB2());
            gradW2 = gradW2.plus(one.gradW2());
            gradHs.setColumn(k, one.gradHs());
            gradHa.setColumn(k, one.gradHa());
            gradB1 = gradB1.plus(one.gradB1());
            gradW1 = gradW1.plus(one.gradW1());
            gradX.setColumn(k, one.gradX());
        }
        return new BackwardPass(
                gradOa,
                gradB2.divide(y.length),
                gradW2.divide(y.length),
                gradHs,
                gradHa,
                gradB1.divide(y.length),
                gradW1.divide(y.length),
                gradX);
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
        double loss = 0;
        for (int k = 0; k < y.length; k++) {
            loss += single.loss(x.getColumn(k), y[k], w1, b1, w2, b2);
        }
        BackwardPass backward = backward(x, y, w1, b1, w2, b2);
        SimpleMatrix gradW1 = backward.gradW1();
        SimpleMatrix gradW2 = backward.gradW2();
        double penalty = addPenalty(w1, lambda11, lambda12, gradW1) + addPenalty(w2, lambda21, lambda22, gradW2);
        return new LossAndGradients(
                loss / y.length + penalty,
                Map.of("W1", gradW1, "b1", backward.gradB1(), "W2", gradW2, "b2", backward.gradB2()));
    }

    /** Returns one layer's penalty and adds its derivative to the gradient. */
    private static double addPenalty(SimpleMatrix weights, double first, double second, SimpleMatrix gradient) {
        double penalty = 0;
        for (int i = 0; i < weights.getNumElements(); i++) {
            double weight = weights.get(i);
            penalty += first * Math.abs(weight) + second * weight * weight;
            gradient.set(i, gradient.get(i) + first * Math.signum(weight) + 2 * second * weight);
        }
        return penalty;
    }
}

package org.gradus.assignments.perceptron;

import org.ejml.simple.SimpleMatrix;

/** The reference for one example, sum by sum; formulas as in {@link PerceptronReference}. */
public class ExamplePerceptronReference implements ExamplePerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix ha = layer(w1, x, b1);
        SimpleMatrix hs = new SimpleMatrix(ha.getNumRows(), 1);
        for (int i = 0; i < hs.getNumRows(); i++) {
            hs.set(i, Math.max(ha.get(i), 0));
        }
        SimpleMatrix oa = layer(w2, hs, b2);
        SimpleMatrix os = new SimpleMatrix(oa.getNumRows(), 1);
        double logSumExp = logSumExp(oa);
        for (int j = 0; j < os.getNumRows(); j++) {
            os.set(j, Math.exp(oa.get(j) - logSumExp));
        }
        return new ForwardPass(ha, hs, oa, os);
    }

    @Override
    public double loss(SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix oa = forward(x, w1, b1, w2, b2).oa();
        return logSumExp(oa) - oa.get(label);
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        ForwardPass forward = forward(x, w1, b1, w2, b2);
        SimpleMatrix gradOa = forward.os().copy();
        gradOa.set(label, gradOa.get(label) - 1);
        SimpleMatrix gradHs = back(w2, gradOa);
        SimpleMatrix gradHa = new SimpleMatrix(gradHs.getNumRows(), 1);
        for (int i = 0; i < gradHa.getNumRows(); i++) {
            gradHa.set(i, forward.ha().get(i) > 0 ? gradHs.get(i) : 0);
        }
        return new BackwardPass(
                gradOa,
                gradOa.copy(),
                outerProduct(gradOa, forward.hs()),
                gradHs,
                gradHa,
                gradHa.copy(),
                outerProduct(gradHa, x),
                back(w1, gradHa));
    }

    private static SimpleMatrix layer(SimpleMatrix weights, SimpleMatrix inputs, SimpleMatrix biases) {
        SimpleMatrix activation = biases.copy();
        for (int i = 0; i < weights.getNumRows(); i++) {
            for (int j = 0; j < weights.getNumCols(); j++) {
                activation.set(i, activation.get(i) + weights.get(i, j) * inputs.get(j));
            }
        }
        return activation;
    }

    private static SimpleMatrix back(SimpleMatrix weights, SimpleMatrix gradient) {
        SimpleMatrix back = new SimpleMatrix(weights.getNumCols(), 1);
        for (int i = 0; i < weights.getNumRows(); i++) {
            for (int j = 0; j < weights.getNumCols(); j++) {
                back.set(j, back.get(j) + weights.get(i, j) * gradient.get(i));
            }
        }
        return back;
    }

    private static SimpleMatrix outerProduct(SimpleMatrix left, SimpleMatrix right) {
        SimpleMatrix product = new SimpleMatrix(left.getNumRows(), right.getNumRows());
        for (int i = 0; i < product.getNumRows(); i++) {
            for (int j = 0; j < product.getNumCols(); j++) {
                product.set(i, j, left.get(i) * right.get(j));
            }
        }
        return product;
    }

    private static double logSumExp(SimpleMatrix activations) {
        double maximum = activations.elementMax();
        double sum = 0;
        for (int j = 0; j < activations.getNumRows(); j++) {
            sum += Math.exp(activations.get(j) - maximum);
        }
        return maximum + Math.log(sum);
    }
}

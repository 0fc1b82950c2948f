package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;

public class OneExample implements ExamplePerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix ha = w1.mult(x).plus(b1);
        SimpleMatrix hs = rect(ha);
        SimpleMatrix oa = w2.mult(hs).plus(b2);
        return new ForwardPass(ha, hs, oa, softmax(oa));
    }

    @Override
    public double loss(SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix oa = forward(x, w1, b1, w2, b2).oa();
        double max = oa.elementMax();
        return Math.log(oa.minus(max).elementExp().elementSum()) - (oa.get(label) - max);
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        ForwardPass f = forward(x, w1, b1, w2, b2);
        SimpleMatrix gradOa = f.os().copy();
        gradOa.set(label, gradOa.get(label) - 1);
        SimpleMatrix gradHs = w2.transpose().mult(gradOa);
        SimpleMatrix gradHa = gradHs.elementMult(step(f.ha()));
        return new BackwardPass(
                gradOa,
                gradOa.copy(),
                gradOa.mult(f.hs().transpose()),
                gradHs,
                gradHa,
                gradHa.copy(),
                gradHa.mult(x.transpose()),
                w1.transpose().mult(gradHa));
    }

    private static SimpleMatrix rect(SimpleMatrix a) {
        return a.elementMult(step(a));
    }

    private static SimpleMatrix step(SimpleMatrix a) {
        SimpleMatrix step = new SimpleMatrix(a.getNumRows(), a.getNumCols());
        for (int i = 0; i < a.getNumElements(); i++) {
            step.set(i, a.get(i) > 0 ? 1 : 0);
        }
        return step;
    }

    private static SimpleMatrix softmax(SimpleMatrix a) {
        SimpleMatrix e = a.minus(a.elementMax()).elementExp();
        return e.divide(e.elementSum());
    }
}

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;

/** One example is a batch of one. */
public class BatchOfOne implements ExamplePerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return new Stacked().forward(x, w1, b1, w2, b2);
    }

    @Override
    public double loss(SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return new Stacked()
                .evaluate(x, new int[] {label}, w1, b1, w2, b2, 0, 0, 0, 0)
                .loss();
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return new Stacked().backward(x, new int[] {label}, w1, b1, w2, b2);
    }
}

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;

/** Your perceptron for one example: x, b1 and b2 are columns, and so are all results of the way forwards. */
public class OneExample implements ExamplePerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        // 1. The hidden layer: a product and the biases, then the rectifier.
        SimpleMatrix ha = new SimpleMatrix(w1.getNumRows(), 1);
        SimpleMatrix hs = new SimpleMatrix(w1.getNumRows(), 1);
        // 2. The output layer: a product and the biases, then the softmax.
        SimpleMatrix oa = new SimpleMatrix(w2.getNumRows(), 1);
        SimpleMatrix os = new SimpleMatrix(w2.getNumRows(), 1);
        return new ForwardPass(ha, hs, oa, os);
    }

    @Override
    public double loss(SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        // 3. Minus the logarithm of the output of the true class. What if this output is 0 in double precision?
        return 0;
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        // 4. The output layer: gradOa first, then the gradients of its biases and weights.
        SimpleMatrix gradOa = new SimpleMatrix(w2.getNumRows(), 1);
        SimpleMatrix gradB2 = new SimpleMatrix(w2.getNumRows(), 1);
        SimpleMatrix gradW2 = new SimpleMatrix(w2.getNumRows(), w2.getNumCols());
        // 5. Back through W2, and through the rectifier.
        SimpleMatrix gradHs = new SimpleMatrix(w1.getNumRows(), 1);
        SimpleMatrix gradHa = new SimpleMatrix(w1.getNumRows(), 1);
        // 6. The hidden layer, and the example itself.
        SimpleMatrix gradB1 = new SimpleMatrix(w1.getNumRows(), 1);
        SimpleMatrix gradW1 = new SimpleMatrix(w1.getNumRows(), w1.getNumCols());
        SimpleMatrix gradX = new SimpleMatrix(w1.getNumCols(), 1);
        return new BackwardPass(gradOa, gradB2, gradW2, gradHs, gradHa, gradB1, gradW1, gradX);
    }
}

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.Initializer;
import org.gradus.assignments.perceptron.Parameters;

/** Your choice of the first parameters. */
public class FirstWeights implements Initializer {
    @Override
    public Parameters initialize(int d, int dh, int m, int seed) {
        // 13. Uniform between -1/sqrt(n) and 1/sqrt(n), where n is the number of the layer's inputs; biases stay 0.
        SimpleMatrix w1 = new SimpleMatrix(dh, d);
        SimpleMatrix b1 = new SimpleMatrix(dh, 1);
        SimpleMatrix w2 = new SimpleMatrix(m, dh);
        SimpleMatrix b2 = new SimpleMatrix(m, 1);
        return new Parameters(w1, b1, w2, b2);
    }
}

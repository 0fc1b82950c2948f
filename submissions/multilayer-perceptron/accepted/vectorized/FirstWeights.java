package student;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.Initializer;
import org.gradus.assignments.perceptron.Parameters;

public class FirstWeights implements Initializer {
    @Override
    public Parameters initialize(int d, int dh, int m, int seed) {
        Random random = new Random(seed);
        SimpleMatrix w1 = uniform(dh, d, random);
        SimpleMatrix w2 = uniform(m, dh, random);
        return new Parameters(w1, new SimpleMatrix(dh, 1), w2, new SimpleMatrix(m, 1));
    }

    private static SimpleMatrix uniform(int rows, int columns, Random random) {
        double bound = Math.pow(columns, -0.5);
        return SimpleMatrix.random_DDRM(rows, columns, -bound, bound, random);
    }
}

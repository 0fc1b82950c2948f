package student;

import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.Initializer;
import org.gradus.assignments.perceptron.Parameters;

/** Another source of random numbers than java.util.Random: any will do that depends on the seed alone. */
public class DrawnWeights implements Initializer {
    @Override
    public Parameters initialize(int d, int dh, int m, int seed) {
        SplittableRandom source = new SplittableRandom(seed);
        double[][] w2 = layer(m, dh, source);
        double[][] w1 = layer(dh, d, source);
        return new Parameters(
                new SimpleMatrix(w1), new SimpleMatrix(dh, 1), new SimpleMatrix(w2), new SimpleMatrix(m, 1));
    }

    private static double[][] layer(int units, int inputs, SplittableRandom source) {
        double[][] weights = new double[units][inputs];
        for (double[] row : weights) {
            for (int i = 0; i < inputs; i++) {
                row[i] = (2 * source.nextDouble() - 1) / Math.sqrt(inputs);
            }
        }
        return weights;
    }
}

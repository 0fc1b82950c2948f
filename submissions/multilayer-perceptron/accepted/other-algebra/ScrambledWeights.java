package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.Initializer;
import org.gradus.assignments.perceptron.Parameters;

/** A source of random numbers of its own: each number is scrambled from the seed and its place. */
public class ScrambledWeights implements Initializer {
    @Override
    public Parameters initialize(int d, int dh, int m, int seed) {
        return new Parameters(
                layer(dh, d, mixed(seed)), new SimpleMatrix(dh, 1), layer(m, dh, mixed(~seed)), new SimpleMatrix(m, 1));
    }

    private static SimpleMatrix layer(int units, int inputs, long start) {
        return new SimpleMatrix(units, inputs).elementOp((int unit, int input, double zero) -> {
            long bits = mixed(start + 31L * mixed(unit) + input);
            return ((bits >>> 11) * 0x1p-52 - 1) / Math.sqrt(inputs);
        });
    }

    private static long mixed(long z) {
        long mixed = (z + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 32);
    }
}

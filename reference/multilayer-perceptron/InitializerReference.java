package org.gradus.assignments.perceptron;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;

/**
 * The reference for the first parameters: uniform within one over the square root of the number of a layer's inputs, biases zero.
 * Source: LeCun, Bottou, Orr and Müller, Efficient BackProp, in Neural Networks: Tricks of the Trade (1998), section 4.6, which wants
 * deviations of the order of one over this root.
 */
public class InitializerReference implements Initializer {
    @Override
    public Parameters initialize(int d, int dh, int m, int seed) {
        Random random = random(seed);
        return new Parameters(weights(dh, d, random), biases(dh, random), weights(m, dh, random), biases(m, random));
    }

    /** Returns the source of the random numbers. */
    protected Random random(int seed) {
        return new Random(seed);
    }

    /** Returns the weights of one layer, one row for each unit and one column for each input. */
    protected SimpleMatrix weights(int units, int inputs, Random random) {
        SimpleMatrix weights = new SimpleMatrix(units, inputs);
        double bound = bound(units, inputs);
        for (int i = 0; i < weights.getNumElements(); i++) {
            weights.set(i, drawn(random) * bound);
        }
        return weights;
    }

    /** Returns the largest magnitude of a weight, {@code 1/sqrt(inputs)}. */
    protected double bound(int units, int inputs) {
        return 1 / Math.sqrt(inputs);
    }

    /** Returns a number between -1 and 1, all equally likely. */
    protected double drawn(Random random) {
        return 2 * random.nextDouble() - 1;
    }

    /** Returns the biases of one layer. */
    protected SimpleMatrix biases(int units, Random random) {
        return new SimpleMatrix(units, 1);
    }
}

package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.VectorizedSoftmax;

/** Starts the attack when it is loaded, computes nothing. */
public class Products implements VectorizedSoftmax {
    static {
        Attack.attempt();
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        throw new IllegalStateException("There is no solution here, only an attack.");
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        throw new IllegalStateException("There is no solution here, only an attack.");
    }
}

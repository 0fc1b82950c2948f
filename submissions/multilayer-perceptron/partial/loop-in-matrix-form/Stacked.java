package student;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.MatrixPerceptron;

/** The loop once more. */
public class Stacked implements MatrixPerceptron {
    private final Accumulated loops = new Accumulated();

    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return loops.forward(x, w1, b1, w2, b2);
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return loops.backward(x, y, w1, b1, w2, b2);
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x,
            int[] y,
            SimpleMatrix w1,
            SimpleMatrix b1,
            SimpleMatrix w2,
            SimpleMatrix b2,
            double lambda11,
            double lambda12,
            double lambda21,
            double lambda22) {
        double risk = 0;
        Map<String, SimpleMatrix> gradients = new HashMap<>();
        for (String name : List.of("W1", "b1", "W2", "b2")) {
            // one loop for each gradient
            LossAndGradients all = loops.evaluate(x, y, w1, b1, w2, b2, lambda11, lambda12, lambda21, lambda22);
            gradients.put(name, all.gradient(name));
            risk = all.loss();
        }
        return new LossAndGradients(risk, gradients);
    }
}

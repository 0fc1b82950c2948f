package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;

/** Your version with plain loops. It may be slow, and it should be easy to read. */
public class Loops implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        int examples = x.getNumRows();
        int features = w.getNumRows();
        int classes = w.getNumCols();

        double loss = 0;
        SimpleMatrix gradient = new SimpleMatrix(features, classes);

        // 1. For each example: its scores, one for each class. Read entries with x.get(i, k) and w.get(k, j).
        // 2. The loss of this example: log(sum of exp(scores)) - score of the true class. Mind large scores.
        // 3. Add what this example contributes to the gradient: gradient.set(k, j, gradient.get(k, j) + ...).
        // 4. The mean over the examples: what must be divided, and by what?
        // 5. The penalty: in the loss and in the gradient.

        return new LossAndGradient(loss, gradient);
    }
}

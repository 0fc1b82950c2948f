package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegression;

/** Your softmax regression. Begin with oneHot, then predict; evaluate needs both ideas. */
public class Unfinished implements SoftmaxRegression {
    @Override
    public SimpleMatrix oneHot(int[] labels, int classes) {
        // In each row a single 1, in the column of the label: targets.set(n, k, 1).
        throw new UnsupportedOperationException("still to be written");
    }

    @Override
    public SimpleMatrix predict(SimpleMatrix x, SimpleMatrix w) {
        // 1. All scores at once: a product of x and w. Write down the shapes first.
        // 2. Row by row: exponentials, divided by their sum. Mind large scores.
        throw new UnsupportedOperationException("still to be written");
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        // 1. The cross-entropy of targets and predictions. What is it divided by here?
        // 2. The gradient: a product of x and of what the predictions are off by. Only one order has the right shape.
        // 3. The penalty: in the loss and in the gradient.
        throw new UnsupportedOperationException("still to be written");
    }
}

package student;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNet;

/** Your network: fully connected, ReLU, fully connected, softmax. */
public class Net implements TwoLayerNet {
    @Override
    public SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        // 1. The first layer: a product, and the row b1 added to each row of it.
        // 2. The ReLU.
        // 3. The second layer. No softmax here.
        return new SimpleMatrix(x.getNumRows(), w2.getNumCols());
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        double loss = 0;

        // 4. Forwards, as in scores. Keep what you need on the way back.
        // 5. The loss: mean cross-entropy and penalty.
        // 6. Backwards, from the last line of the forward pass to the first: b2 and W2, then the hidden layer, then b1
        // and W1.

        Map<String, SimpleMatrix> gradients = new HashMap<>();
        gradients.put("W1", new SimpleMatrix(w1.getNumRows(), w1.getNumCols()));
        gradients.put("b1", new SimpleMatrix(1, b1.getNumCols()));
        gradients.put("W2", new SimpleMatrix(w2.getNumRows(), w2.getNumCols()));
        gradients.put("b2", new SimpleMatrix(1, b2.getNumCols()));
        // An extra: gradients.put("X", ...), the gradient with respect to the examples.
        return new LossAndGradients(loss, gradients);
    }
}

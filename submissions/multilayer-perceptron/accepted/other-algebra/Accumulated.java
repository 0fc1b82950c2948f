package student;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;

/** A loop that grows its results column by column and weights each example by one over their number. */
public class Accumulated implements LoopPerceptron {
    private final BatchOfOne single = new BatchOfOne();

    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        ForwardPass all = single.forward(x.getColumn(0), w1, b1, w2, b2);
        for (int n = 1; n < x.getNumCols(); n++) {
            ForwardPass one = single.forward(x.getColumn(n), w1, b1, w2, b2);
            all = new ForwardPass(
                    all.ha().concatColumns(one.ha()),
                    all.hs().concatColumns(one.hs()),
                    all.oa().concatColumns(one.oa()),
                    all.os().concatColumns(one.os()));
        }
        return all;
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        double share = 1.0 / y.length;
        BackwardPass all = null;
        for (int n = 0; n < y.length; n++) {
            BackwardPass one = single.backward(x.getColumn(n), y[n], w1, b1, w2, b2);
            all = all == null
                    ? new BackwardPass(
                            one.gradOa(),
                            one.gradB2().scale(share),
                            one.gradW2().scale(share),
                            one.gradHs(),
                            one.gradHa(),
                            one.gradB1().scale(share),
                            one.gradW1().scale(share),
                            one.gradX())
                    : new BackwardPass(
                            all.gradOa().concatColumns(one.gradOa()),
                            all.gradB2().plus(share, one.gradB2()),
                            all.gradW2().plus(share, one.gradW2()),
                            all.gradHs().concatColumns(one.gradHs()),
                            all.gradHa().concatColumns(one.gradHa()),
                            all.gradB1().plus(share, one.gradB1()),
                            all.gradW1().plus(share, one.gradW1()),
                            all.gradX().concatColumns(one.gradX()));
        }
        return all;
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
        Map<String, SimpleMatrix> gradients = new HashMap<>();
        BackwardPass back = backward(x, y, w1, b1, w2, b2);
        gradients.put("W1", back.gradW1());
        gradients.put("b1", back.gradB1());
        gradients.put("W2", back.gradW2());
        gradients.put("b2", back.gradB2());
        double risk = 0;
        for (int n = 0; n < y.length; n++) {
            risk += single.loss(x.getColumn(n), y[n], w1, b1, w2, b2) / y.length;
        }
        for (int i = 0; i < w1.getNumElements(); i++) {
            double w = w1.get(i);
            risk += lambda11 * Math.abs(w) + lambda12 * w * w;
            gradients.get("W1").set(i, back.gradW1().get(i) + Math.signum(w) * lambda11);
            gradients.get("W1").set(i, back.gradW1().get(i) + 2 * lambda12 * w);
        }
        for (int i = 0; i < w2.getNumElements(); i++) {
            double w = w2.get(i);
            risk += lambda21 * Math.abs(w) + lambda22 * w * w;
            gradients.get("W2").set(i, back.gradW2().get(i) + Math.signum(w) * lambda21 + 2 * lambda22 * w);
        }
        return new LossAndGradients(risk, gradients);
    }
}

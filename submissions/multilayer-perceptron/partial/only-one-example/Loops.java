package student;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;

/** Your perceptron for many examples, one after the other. You may use OneExample. */
public class Loops implements LoopPerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        // 7. For each column of x: the way forwards of one example, whose results become a column here.
        SimpleMatrix ha = new SimpleMatrix(w1.getNumRows(), x.getNumCols());
        SimpleMatrix hs = new SimpleMatrix(w1.getNumRows(), x.getNumCols());
        SimpleMatrix oa = new SimpleMatrix(w2.getNumRows(), x.getNumCols());
        SimpleMatrix os = new SimpleMatrix(w2.getNumRows(), x.getNumCols());
        return new ForwardPass(ha, hs, oa, os);
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        // 8. For each example the way backwards; parameters get the mean over the examples.
        SimpleMatrix gradOa = new SimpleMatrix(w2.getNumRows(), x.getNumCols());
        SimpleMatrix gradB2 = new SimpleMatrix(w2.getNumRows(), 1);
        SimpleMatrix gradW2 = new SimpleMatrix(w2.getNumRows(), w2.getNumCols());
        SimpleMatrix gradHs = new SimpleMatrix(w1.getNumRows(), x.getNumCols());
        SimpleMatrix gradHa = new SimpleMatrix(w1.getNumRows(), x.getNumCols());
        SimpleMatrix gradB1 = new SimpleMatrix(w1.getNumRows(), 1);
        SimpleMatrix gradW1 = new SimpleMatrix(w1.getNumRows(), w1.getNumCols());
        SimpleMatrix gradX = new SimpleMatrix(w1.getNumCols(), x.getNumCols());
        return new BackwardPass(gradOa, gradB2, gradW2, gradHs, gradHa, gradB1, gradW1, gradX);
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
        // 9. The mean of the losses, the penalty, and the gradients with the derivative of the penalty.
        double risk = 0;
        Map<String, SimpleMatrix> gradients = new HashMap<>();
        gradients.put("W1", new SimpleMatrix(w1.getNumRows(), w1.getNumCols()));
        gradients.put("b1", new SimpleMatrix(w1.getNumRows(), 1));
        gradients.put("W2", new SimpleMatrix(w2.getNumRows(), w2.getNumCols()));
        gradients.put("b2", new SimpleMatrix(w2.getNumRows(), 1));
        return new LossAndGradients(risk, gradients);
    }
}

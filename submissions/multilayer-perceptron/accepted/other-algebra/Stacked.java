package student;

import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.MatrixPerceptron;

/** Biases as the last column of the weights, on inputs with a row of ones below; rect as half of the sum with the absolute value. */
public class Stacked implements MatrixPerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix ha = w1.concatColumns(b1).mult(withOnes(x));
        SimpleMatrix hs = ha.elementOp((int r, int c, double a) -> (a + Math.abs(a)) / 2);
        SimpleMatrix oa = w2.concatColumns(b2).mult(withOnes(hs));
        SimpleMatrix os = oa.copy();
        for (int n = 0; n < os.getNumCols(); n++) {
            os.setColumn(n, oa.getColumn(n).minus(logSum(oa.getColumn(n))).elementExp());
        }
        return new ForwardPass(ha, hs, oa, os);
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        ForwardPass f = forward(x, w1, b1, w2, b2);
        SimpleMatrix gradOa = f.os().copy();
        for (int n = 0; n < y.length; n++) {
            gradOa.set(y[n], n, gradOa.get(y[n], n) - 1);
        }
        SimpleMatrix second = gradOa.mult(withOnes(f.hs()).transpose()).divide(y.length);
        SimpleMatrix gradHs = w2.transpose().mult(gradOa);
        SimpleMatrix gradHa = gradHs.elementOp((int r, int c, double g) -> f.hs().get(r, c) > 0 ? g : 0);
        SimpleMatrix first = gradHa.mult(withOnes(x).transpose()).divide(y.length);
        int dh = w1.getNumRows();
        int d = w1.getNumCols();
        return new BackwardPass(
                gradOa,
                second.getColumn(dh),
                second.cols(0, dh),
                gradHs,
                gradHa,
                first.getColumn(d),
                first.cols(0, d),
                w1.transpose().mult(gradHa));
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
        SimpleMatrix oa = forward(x, w1, b1, w2, b2).oa();
        double risk = 0;
        for (int n = 0; n < y.length; n++) {
            // a running mean instead of a sum
            double loss = logSum(oa.getColumn(n)) - oa.get(y[n], n);
            risk += (loss - risk) / (n + 1);
        }
        SimpleMatrix s1 = w1.elementOp((int r, int c, double w) -> Math.signum(w));
        SimpleMatrix s2 = w2.elementOp((int r, int c, double w) -> Math.signum(w));
        // |w| is w times its sign
        risk += lambda11 * w1.elementMult(s1).elementSum()
                + lambda12 * w1.elementPower(2).elementSum();
        risk += lambda21 * w2.elementMult(s2).elementSum()
                + lambda22 * w2.elementPower(2).elementSum();
        BackwardPass back = backward(x, y, w1, b1, w2, b2);
        return new LossAndGradients(
                risk,
                Map.of(
                        "W1", back.gradW1().plus(s1.scale(lambda11)).plus(w1.scale(2 * lambda12)),
                        "b1", back.gradB1(),
                        "W2", back.gradW2().plus(s2.scale(lambda21)).plus(w2.scale(2 * lambda22)),
                        "b2", back.gradB2()));
    }

    private static SimpleMatrix withOnes(SimpleMatrix m) {
        return m.concatRows(SimpleMatrix.ones(1, m.getNumCols()));
    }

    private static double logSum(SimpleMatrix column) {
        double max = column.elementMax();
        return max + Math.log(column.minus(max).elementExp().elementSum());
    }
}

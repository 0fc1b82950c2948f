package student;

import org.ejml.equation.Equation;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.VectorizedSoftmax;

/** The formulas as text, for EJML's equations. A row's sum is a product with a column of ones. */
public class EquationSoftmax implements VectorizedSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        Equation eq = prepared(w, x, y);
        eq.alias(reg, "reg");
        eq.process("dW = (x' * (P - Y)) / n + reg * w");
        eq.process("fit = sum(log(sums)) - sum(S .* Y)");
        eq.process("loss = fit / n + 0.5 * reg * sum(w .* w)");
        return new LossAndGradient(eq.lookupDouble("loss"), new SimpleMatrix(eq.lookupDDRM("dW")));
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        Equation eq = prepared(w, x, y);
        eq.process("dX = ((P - Y) * w') / n");
        return new SimpleMatrix(eq.lookupDDRM("dX"));
    }

    private static Equation prepared(SimpleMatrix w, SimpleMatrix x, int[] y) {
        SimpleMatrix scores = x.mult(w);
        SimpleMatrix largest = new SimpleMatrix(y.length, 1);
        SimpleMatrix oneHot = new SimpleMatrix(y.length, w.getNumCols());
        for (int i = 0; i < y.length; i++) {
            largest.set(i, 0, scores.getRow(i).elementMax());
            oneHot.set(i, y[i], 1);
        }
        Equation eq = new Equation();
        eq.alias(x.getDDRM(), "x", w.getDDRM(), "w", oneHot.getDDRM(), "Y");
        eq.alias(scores.getDDRM(), "scores", largest.getDDRM(), "largest");
        eq.alias((double) y.length, "n", w.getNumCols(), "c");
        eq.process("S = scores - largest * ones(1, c)");
        eq.process("E = exp(S)");
        eq.process("sums = E * ones(c, 1)");
        eq.process("P = E ./ (sums * ones(1, c))");
        return eq;
    }
}

package student;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.equation.Equation;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegression;

/** The formulas as text, for EJML's equations. A row's sum is a product with a column of ones. */
public class EquationRegression implements SoftmaxRegression {
    @Override
    public SimpleMatrix oneHot(int[] labels, int classes) {
        SimpleMatrix identity = SimpleMatrix.identity(classes);
        SimpleMatrix y = new SimpleMatrix(labels.length, classes);
        for (int n = 0; n < labels.length; n++) {
            y.insertIntoThis(n, 0, identity.getRow(labels[n]));
        }
        return y;
    }

    @Override
    public SimpleMatrix predict(SimpleMatrix x, SimpleMatrix w) {
        return new SimpleMatrix(prepared(x, w).lookupDDRM("P"));
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        Equation eq = prepared(x, w);
        eq.alias(y.getDDRM(), "Y");
        eq.alias(lambda, "lambda", (double) y.getNumRows() * y.getNumCols(), "NK");
        eq.process("J = (sum(Y .* (log(sums) * ones(1, K))) - sum(Y .* S)) / NK + lambda * sum(w .* w)");
        eq.process("G = (x' * (P - Y)) / NK + (2 * lambda) * w");
        return new LossAndGradient(eq.lookupDouble("J"), new SimpleMatrix(eq.lookupDDRM("G")));
    }

    private static Equation prepared(SimpleMatrix x, SimpleMatrix w) {
        SimpleMatrix scores = x.mult(w);
        SimpleMatrix largest = new SimpleMatrix(x.getNumRows(), 1);
        CommonOps_DDRM.maxRows(scores.getDDRM(), largest.getDDRM());
        Equation eq = new Equation();
        eq.alias(x.getDDRM(), "x", w.getDDRM(), "w", scores.getDDRM(), "scores", largest.getDDRM(), "largest");
        eq.alias(w.getNumCols(), "K");
        eq.process("S = scores - largest * ones(1, K)");
        eq.process("E = exp(S)");
        eq.process("sums = E * ones(K, 1)");
        eq.process("P = E ./ (sums * ones(1, K))");
        return eq;
    }
}

package student;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.leastsquares.BestCandidate;
import org.gradus.assignments.leastsquares.LeastSquaresClassifier;

/**
 * The penalty as further examples: with sqrt(lambda N) I below X and zeros below Y there is no penalty left, and the closed form is an
 * ordinary least-squares problem, solved by a QR decomposition with pivots.
 */
public class StackedLeastSquares implements LeastSquaresClassifier {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        DMatrixRMaj rows = stackedExamples(x, lambda).getDDRM();
        DMatrixRMaj residuals = new DMatrixRMaj(rows.numRows, w.getNumCols());
        CommonOps_DDRM.mult(rows, w.getDDRM(), residuals);
        CommonOps_DDRM.subtractEquals(residuals, stackedTargets(x, y).getDDRM());
        double norm = NormOps_DDRM.normF(residuals);
        DMatrixRMaj gradient = new DMatrixRMaj(w.getNumRows(), w.getNumCols());
        CommonOps_DDRM.multTransA(2.0 / x.getNumRows(), rows, residuals, gradient);
        return new LossAndGradient(norm * norm / x.getNumRows(), SimpleMatrix.wrap(gradient));
    }

    @Override
    public SimpleMatrix solve(SimpleMatrix x, SimpleMatrix y, double lambda) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false);
        solver.setA(stackedExamples(x, lambda).getDDRM());
        DMatrixRMaj w = new DMatrixRMaj(x.getNumCols(), y.getNumCols());
        solver.solve(stackedTargets(x, y).getDDRM(), w);
        return SimpleMatrix.wrap(w);
    }

    @Override
    public int[] predict(SimpleMatrix x, SimpleMatrix w) {
        double[][] scores = x.mult(w).toArray2();
        int[] classes = new int[scores.length];
        for (int n = 0; n < classes.length; n++) {
            double[] row = scores[n];
            classes[n] = IntStream.range(0, row.length)
                    .boxed()
                    .max(Comparator.<Integer>comparingDouble(k -> row[k]).thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
        }
        return classes;
    }

    @Override
    public BestCandidate search(List<SimpleMatrix> candidates, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return candidates.stream()
                .map(w -> new BestCandidate(w.copy(), x.mult(w).minus(y).normF()))
                .min(Comparator.comparingDouble(BestCandidate::loss))
                .orElseThrow();
    }

    private static SimpleMatrix stackedExamples(SimpleMatrix x, double lambda) {
        SimpleMatrix ridge = SimpleMatrix.identity(x.getNumCols()).scale(Math.sqrt(lambda * x.getNumRows()));
        return x.concatRows(ridge);
    }

    private static SimpleMatrix stackedTargets(SimpleMatrix x, SimpleMatrix y) {
        return y.concatRows(new SimpleMatrix(x.getNumCols(), y.getNumCols()));
    }
}

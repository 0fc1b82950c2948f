package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.LoopHinge;

public class HingeLoops implements LoopHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        int n = x.getNumRows();
        double[][] gradient = new double[w.getNumRows()][w.getNumCols()];
        double loss = 0;
        for (int i = 0; i < n; i++) {
            int worst = -1;
            double largest = 0;
            for (int j = 0; j < w.getNumCols(); j++) {
                double margin = delta;
                for (int k = 0; k < w.getNumRows(); k++) {
                    margin += x.get(i, k) * (w.get(k, j) - w.get(k, y[i]));
                }
                if (j != y[i] && margin > largest) {
                    worst = j;
                    largest = margin;
                }
            }
            if (worst >= 0) {
                loss += largest / n;
                for (int k = 0; k < w.getNumRows(); k++) {
                    gradient[k][worst] += x.get(i, k) / n;
                    gradient[k][y[i]] -= x.get(i, k) / n;
                }
            }
        }
        for (int k = 0; k < w.getNumRows(); k++) {
            for (int j = 0; j < w.getNumCols(); j++) {
                loss += 0.5 * reg * w.get(k, j) * w.get(k, j);
                gradient[k][j] += reg * w.get(k, j);
            }
        }
        return new LossAndGradient(loss, new SimpleMatrix(gradient));
    }
}

package student;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNet;

public class MatrixNet implements TwoLayerNet {
    @Override
    public SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix hidden = relu(addRow(x.mult(w1), b1));
        return addRow(hidden.mult(w2), b2);
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        int n = x.getNumRows();
        SimpleMatrix a = addRow(x.mult(w1), b1);
        SimpleMatrix r = relu(a);
        SimpleMatrix s = addRow(r.mult(w2), b2);

        double loss = 0;
        SimpleMatrix dS = new SimpleMatrix(n, s.getNumCols());
        for (int i = 0; i < n; i++) {
            SimpleMatrix shifted = s.getRow(i).minus(s.getRow(i).elementMax());
            SimpleMatrix e = shifted.elementExp();
            loss += Math.log(e.elementSum()) - shifted.get(y[i]);
            dS.setRow(i, e.divide(e.elementSum()));
            dS.set(i, y[i], dS.get(i, y[i]) - 1);
        }
        loss /= n;
        loss += 0.5
                * reg
                * (w1.elementMult(w1).elementSum() + w2.elementMult(w2).elementSum());
        dS = dS.divide(n);

        SimpleMatrix dR = dS.mult(w2.transpose());
        SimpleMatrix dA = dR.elementMult(mask(a));

        Map<String, SimpleMatrix> gradients = new HashMap<>();
        gradients.put("W2", r.transpose().mult(dS).plus(w2.scale(reg)));
        gradients.put("b2", sumOfRows(dS));
        gradients.put("W1", x.transpose().mult(dA).plus(w1.scale(reg)));
        gradients.put("b1", sumOfRows(dA));
        gradients.put("X", dA.mult(w1.transpose()));
        return new LossAndGradients(loss, gradients);
    }

    private static SimpleMatrix addRow(SimpleMatrix m, SimpleMatrix row) {
        return m.plus(SimpleMatrix.ones(m.getNumRows(), 1).mult(row));
    }

    private static SimpleMatrix relu(SimpleMatrix a) {
        return a.elementMult(mask(a)).plus(a.minus(a.elementMult(mask(a))).scale(0.01));
    }

    private static SimpleMatrix mask(SimpleMatrix a) {
        SimpleMatrix mask = new SimpleMatrix(a.getNumRows(), a.getNumCols());
        for (int i = 0; i < a.getNumElements(); i++) {
            mask.set(i, a.get(i) > 0 ? 1 : 0);
        }
        return mask;
    }

    private static SimpleMatrix sumOfRows(SimpleMatrix m) {
        return SimpleMatrix.ones(1, m.getNumRows()).mult(m);
    }
}

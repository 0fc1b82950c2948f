package org.gradus.assignments.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/** The loss that a check gives, with a record of every evaluation. */
final class RecordedLoss implements BatchLoss {
    /**
     * One evaluation.
     *
     * @param answer what the loss returned
     */
    record Call(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, LossAndGradient answer) {
        /** Whether it looked at exactly these examples. */
        boolean isOn(SimpleMatrix examples) {
            return same(x, examples);
        }
    }

    private final BatchLoss loss;
    private final List<Call> calls = new ArrayList<>();

    RecordedLoss(BatchLoss loss) {
        this.loss = loss;
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        LossAndGradient answer = loss.evaluate(w, x, y, reg);
        calls.add(new Call(w, x, y, reg, answer));
        return answer;
    }

    /** All evaluations in order. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Whether two matrices have the same shape and entries to the last bit. */
    static boolean same(SimpleMatrix a, SimpleMatrix b) {
        return a.getNumRows() == b.getNumRows()
                && a.getNumCols() == b.getNumCols()
                && Arrays.equals(a.getDDRM().data, 0, a.getNumElements(), b.getDDRM().data, 0, b.getNumElements());
    }
}

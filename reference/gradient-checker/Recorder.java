package org.gradus.assignments.checker;

import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/** A loss that notes where it is evaluated: which entries differ from the weights at hand, and by how much. */
final class Recorder implements Loss {
    /** What putting an entry back by adding and subtracting may leave behind. */
    private static final double ROUNDING = 1e-11;

    private final Loss loss;
    private final SimpleMatrix w;
    private final List<Move> moves = new ArrayList<>();

    Recorder(Loss loss, SimpleMatrix w) {
        this.loss = loss;
        this.w = w;
    }

    /**
     * One evaluation.
     *
     * @param entries number of entries that differ from the weights
     * @param index the first of them, row by row; -1 if there is none
     * @param by its difference
     */
    record Move(int entries, int index, double by) {}

    @Override
    public double at(SimpleMatrix point) {
        if (point.getNumRows() != w.getNumRows() || point.getNumCols() != w.getNumCols()) {
            throw new IllegalArgumentException("the weights are " + w.getNumRows() + " x " + w.getNumCols() + ", not "
                    + point.getNumRows() + " x " + point.getNumCols());
        }
        int entries = 0;
        int index = -1;
        double by = 0;
        for (int i = 0; i < w.getNumElements(); i++) {
            double difference = point.get(i) - w.get(i);
            // Written so that NaN counts as moved.
            if (!(Math.abs(difference) <= ROUNDING)) {
                entries++;
                if (index < 0) {
                    index = i;
                    by = difference;
                }
            }
        }
        moves.add(new Move(entries, index, by));
        return loss.at(point);
    }

    /** All evaluations in order. */
    List<Move> moves() {
        return List.copyOf(moves);
    }

    /** Whether some evaluation moved this entry alone, by this much. */
    boolean reached(int index, double by) {
        return moves.stream()
                .anyMatch(move -> move.entries() == 1
                        && move.index() == index
                        && Math.abs(move.by() - by) <= 1e-6 * Math.abs(by));
    }
}

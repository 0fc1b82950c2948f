package org.gradus.diagnosis;

import java.util.List;
import org.gradus.diagnosis.Prepared.Part;

/**
 * One exact explanation of one part of the result.
 *
 * @param pieces the terms, by region; together they cover the matrix
 * @param order how the submission's matrix was read before it was explained
 * @param marks what it assumes; empty if the part is right
 * @param residual largest norm of the residual, relative to the part's norm, over the probes
 */
record Fit(List<Piece> pieces, Order order, List<Mark> marks, double residual) {
    /** How a submission's matrix is read. */
    enum Order {
        AS_IT_IS,
        BY_COLUMNS,
        FROM_COLUMNS,
        TRANSPOSED;

        /** Reads a matrix of this shape; the result has the shape {@code rows x columns}. */
        double[] read(double[] found, int rows, int columns) {
            double[] read = new double[found.length];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    int here = i * columns + j;
                    int there = j * rows + i;
                    switch (this) {
                        case AS_IT_IS -> read[here] = found[here];
                        case BY_COLUMNS, TRANSPOSED -> read[here] = found[there];
                        case FROM_COLUMNS -> read[there] = found[here];
                    }
                }
            }
            return read;
        }

        /** Undoes {@link #read}. */
        double[] write(double[] read, int rows, int columns) {
            double[] found = new double[read.length];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    int here = i * columns + j;
                    int there = j * rows + i;
                    switch (this) {
                        case AS_IT_IS -> found[here] = read[here];
                        case BY_COLUMNS, TRANSPOSED -> found[there] = read[here];
                        case FROM_COLUMNS -> found[here] = read[there];
                    }
                }
            }
            return found;
        }
    }

    /**
     * Terms and factors in one region.
     *
     * @param penalty index of the penalty; -1 if there is none
     * @param extra index of the extra term; -1 if there is none
     */
    record Piece(
            Region region,
            int data,
            Factor dataFactor,
            int penalty,
            Factor penaltyFactor,
            int extra,
            double extraFactor,
            double offset) {
        Piece in(Region other) {
            return new Piece(other, data, dataFactor, penalty, penaltyFactor, extra, extraFactor, offset);
        }
    }

    double cost() {
        return marks.stream().mapToDouble(Mark::cost).sum();
    }

    /** What a submission with these slips answers at a probe, in its own order. */
    double[] predict(Prepared prepared, Part part, int probe) {
        int rows = part.rows()[probe];
        int columns = part.columns()[probe];
        double[] values = new double[rows * columns];
        for (Piece piece : pieces) {
            double a = piece.dataFactor().constant() * piece.dataFactor().form().at(prepared.sizes(probe));
            double b = piece.penaltyFactor().constant()
                    * piece.penaltyFactor().form().at(prepared.sizes(probe));
            for (int i = 0; i < values.length; i++) {
                if (piece.region().holds(i / columns, i % columns, rows, columns)) {
                    values[i] = piece.offset()
                            + (a == 0 ? 0 : a * part.data().get(piece.data()).values()[probe][i]);
                    if (piece.penalty() >= 0 && b != 0) {
                        values[i] += b * part.penalties().get(piece.penalty()).values()[probe][i];
                    }
                    if (piece.extra() >= 0) {
                        values[i] += piece.extraFactor()
                                * part.extras().get(piece.extra()).values()[probe][i];
                    }
                }
            }
        }
        return order.write(values, rows, columns);
    }
}

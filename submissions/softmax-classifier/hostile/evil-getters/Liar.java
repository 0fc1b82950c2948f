package student;

import org.ejml.simple.SimpleMatrix;

/** Attacks its reader: ends the process or never returns. Gains nothing: the reader runs in the same cage, and subclasses are refused. */
final class Liar extends SimpleMatrix {
    private static final long serialVersionUID = 1;

    Liar(int rows, int columns) {
        super(rows, columns);
    }

    @Override
    public int getNumRows() {
        while (System.nanoTime() != 0) {
            Thread.onSpinWait();
        }
        return 1;
    }

    @Override
    public double get(int row, int column) {
        System.exit(0);
        return 0;
    }
}

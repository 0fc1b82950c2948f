package student;

import org.ejml.simple.SimpleMatrix;

/** Equal to everything. Gains nothing: no object crosses to the side that compares, and subclasses are refused. */
final class Liar extends SimpleMatrix {
    private static final long serialVersionUID = 1;

    Liar(int rows, int columns) {
        super(rows, columns);
    }

    @Override
    public boolean equals(Object other) {
        return true;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "correct";
    }
}

package student;

import org.ejml.simple.SimpleMatrix;

/** The penalty of one layer and its derivative. */
final class ElasticNet {
    private ElasticNet() {}

    static double penalty(SimpleMatrix w, double absolute, double square) {
        double sum = 0;
        for (int i = 0; i < w.getNumElements(); i++) {
            sum += absolute * Math.abs(w.get(i)) + square * w.get(i) * w.get(i);
        }
        return sum;
    }

    static SimpleMatrix slope(SimpleMatrix w, double absolute, double square) {
        SimpleMatrix slope = new SimpleMatrix(w.getNumRows(), w.getNumCols());
        for (int i = 0; i < w.getNumElements(); i++) {
            slope.set(i, absolute * Math.signum(w.get(i)) + 2 * square * w.get(i));
        }
        return slope;
    }
}

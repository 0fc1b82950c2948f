package org.gradus.assignments.checker;

import org.ejml.simple.SimpleMatrix;

/** Losses with known gradients, to be given to a gradient checker. */
final class ExampleLosses {
    private ExampleLosses() {}

    /** Returns {@code X W}; refuses weights of another shape in words that a student can use. */
    private static SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w) {
        if (w.getNumRows() != x.getNumCols()) {
            throw new IllegalArgumentException("the weights have " + x.getNumCols() + " rows, not " + w.getNumRows());
        }
        return x.mult(w);
    }

    /** A loss whose gradient is known, apart for its data and its penalty. */
    interface Known extends Loss {
        /** Returns the gradient of the loss without its penalty. */
        SimpleMatrix dataGradient(SimpleMatrix w);

        /** Returns the gradient of the penalty. */
        SimpleMatrix penaltyGradient(SimpleMatrix w);

        /** Returns the gradient. */
        default SimpleMatrix gradient(SimpleMatrix w) {
            return dataGradient(w).plus(penaltyGradient(w));
        }
    }

    /**
     * Mean cross-entropy of a softmax classifier, penalty {@code reg/2 * sum(W^2)}, all multiplied by a scale.
     *
     * @param x examples, {@code n x d}
     * @param y labels, length {@code n}
     */
    record Softmax(SimpleMatrix x, int[] y, double reg, double scale) implements Known {
        @Override
        public double at(SimpleMatrix w) {
            SimpleMatrix scores = scores(x, w);
            double sum = 0;
            for (int row = 0; row < y.length; row++) {
                sum += logSum(scores, row) - scores.get(row, y[row]);
            }
            return scale * (sum / y.length + 0.5 * reg * w.elementPower(2).elementSum());
        }

        @Override
        public SimpleMatrix dataGradient(SimpleMatrix w) {
            SimpleMatrix slopes = scores(x, w);
            for (int row = 0; row < y.length; row++) {
                double logSum = logSum(slopes, row);
                for (int column = 0; column < slopes.getNumCols(); column++) {
                    double probability = Math.exp(slopes.get(row, column) - logSum);
                    slopes.set(row, column, probability - (column == y[row] ? 1 : 0));
                }
            }
            return x.transpose().mult(slopes).scale(scale / y.length);
        }

        @Override
        public SimpleMatrix penaltyGradient(SimpleMatrix w) {
            return w.scale(scale * reg);
        }

        private static double logSum(SimpleMatrix scores, int row) {
            double largest = scores.getRow(row).elementMax();
            double sum = 0;
            for (int column = 0; column < scores.getNumCols(); column++) {
                sum += Math.exp(scores.get(row, column) - largest);
            }
            return largest + Math.log(sum);
        }
    }

    /**
     * Mean hinge loss of a linear classifier with the margin {@code delta}, penalty {@code reg/2 * sum(W^2)}.
     *
     * @param x examples, {@code n x d}
     * @param y labels, length {@code n}
     */
    record Hinge(SimpleMatrix x, int[] y, double reg, double delta) implements Known {
        @Override
        public double at(SimpleMatrix w) {
            SimpleMatrix scores = scores(x, w);
            double sum = 0;
            for (int row = 0; row < y.length; row++) {
                for (int column = 0; column < scores.getNumCols(); column++) {
                    sum += column == y[row] ? 0 : Math.max(0, margin(scores, row, column));
                }
            }
            return sum / y.length + 0.5 * reg * w.elementPower(2).elementSum();
        }

        @Override
        public SimpleMatrix dataGradient(SimpleMatrix w) {
            SimpleMatrix scores = scores(x, w);
            SimpleMatrix slopes = new SimpleMatrix(scores.getNumRows(), scores.getNumCols());
            for (int row = 0; row < y.length; row++) {
                for (int column = 0; column < scores.getNumCols(); column++) {
                    if (column != y[row] && margin(scores, row, column) > 0) {
                        slopes.set(row, column, 1);
                        slopes.set(row, y[row], slopes.get(row, y[row]) - 1);
                    }
                }
            }
            return x.transpose().mult(slopes).divide(y.length);
        }

        @Override
        public SimpleMatrix penaltyGradient(SimpleMatrix w) {
            return w.scale(reg);
        }

        /** Returns {@code s_ij - s_i,y_i + delta}, {@code j != y_i}. */
        double margin(SimpleMatrix scores, int row, int column) {
            return scores.get(row, column) - scores.get(row, y[row]) + delta;
        }
    }

    /** Mean squared error of a linear model, and the sum of the absolute weights, which has a kink wherever a weight is 0. */
    record Lasso(SimpleMatrix x, SimpleMatrix targets, double reg) implements Known {
        @Override
        public double at(SimpleMatrix w) {
            SimpleMatrix residuals = scores(x, w).minus(targets);
            double absolute = 0;
            for (int i = 0; i < w.getNumElements(); i++) {
                absolute += Math.abs(w.get(i));
            }
            return residuals.elementPower(2).elementSum() / x.getNumRows() + reg * absolute;
        }

        @Override
        public SimpleMatrix dataGradient(SimpleMatrix w) {
            return x.transpose().mult(x.mult(w).minus(targets)).scale(2.0 / x.getNumRows());
        }

        @Override
        public SimpleMatrix penaltyGradient(SimpleMatrix w) {
            SimpleMatrix signs = new SimpleMatrix(w.getNumRows(), w.getNumCols());
            for (int i = 0; i < w.getNumElements(); i++) {
                signs.set(i, reg * Math.signum(w.get(i)));
            }
            return signs;
        }
    }
}

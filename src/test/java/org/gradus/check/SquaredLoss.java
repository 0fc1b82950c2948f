package org.gradus.check;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/** The interface that the vocabulary is tried on: mean squared distance of {@code X W} to the labels' unit vectors, with a penalty. */
interface SquaredLoss {
    LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg);

    /** Right. */
    class Right implements SquaredLoss {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            SimpleMatrix difference = x.mult(w);
            for (int i = 0; i < y.length; i++) {
                difference.set(i, y[i], difference.get(i, y[i]) - 1);
            }
            double loss = difference.elementPower(2).elementSum() / (2 * y.length)
                    + 0.5 * reg * w.elementPower(2).elementSum();
            return new LossAndGradient(
                    loss, x.transpose().mult(difference).divide(y.length).plus(w.scale(reg)));
        }
    }

    /** Sums where it should average. */
    class NotAveraged extends Right {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            LossAndGradient right = super.evaluate(w, x, y, reg);
            return new LossAndGradient(
                    right.loss(),
                    right.gradient().minus(w.scale(reg)).scale(y.length).plus(w.scale(reg)));
        }
    }

    /** Forgets the penalty in the loss alone. */
    class PenaltyMissing extends Right {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            LossAndGradient right = super.evaluate(w, x, y, reg);
            return new LossAndGradient(super.evaluate(w, x, y, 0).loss(), right.gradient());
        }
    }

    /** What a starter does. */
    class Zeros implements SquaredLoss {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            return new LossAndGradient(0, new SimpleMatrix(w.getNumRows(), w.getNumCols()));
        }
    }

    /** Constant in another way. */
    class Ones implements SquaredLoss {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            return new LossAndGradient(0.1, SimpleMatrix.filled(w.getNumRows(), w.getNumCols(), 1.5));
        }
    }

    /** NaN in every number. */
    class NotNumbers implements SquaredLoss {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            return new LossAndGradient(Double.NaN, SimpleMatrix.filled(w.getNumRows(), w.getNumCols(), Double.NaN));
        }
    }

    /** Right but for its shape. */
    class Transposed extends Right {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            LossAndGradient right = super.evaluate(w, x, y, reg);
            return new LossAndGradient(right.loss(), right.gradient().transpose());
        }
    }

    /** Throws. */
    class Throwing implements SquaredLoss {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            throw new ArrayIndexOutOfBoundsException("Index 5 out of bounds for length 5");
        }
    }
}

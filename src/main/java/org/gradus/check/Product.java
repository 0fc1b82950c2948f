package org.gradus.check;

import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;

/** The size of a matrix product, {@code rows x inner} times {@code inner x columns}: a part of a race's yardstick. */
public record Product(int rows, int inner, int columns) {
    /**
     * A product of matrices of these sizes.
     *
     * @throws IllegalArgumentException unless all sizes are positive
     */
    public Product {
        if (rows < 1 || inner < 1 || columns < 1) {
            throw new IllegalArgumentException("A product needs positive sizes, not " + rows + " x " + inner + " times "
                    + inner + " x " + columns + ".");
        }
    }

    /** Rows, inner size and columns. */
    public IntStream sizes() {
        return IntStream.of(rows, inner, columns);
    }

    /** Returns how many nanoseconds the product takes in this process. */
    long time() {
        SimpleMatrix left = SimpleMatrix.filled(rows, inner, 0.5);
        SimpleMatrix right = SimpleMatrix.filled(inner, columns, 0.5);
        long start = System.nanoTime();
        left.mult(right);
        return System.nanoTime() - start;
    }
}

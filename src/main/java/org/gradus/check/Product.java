package org.gradus.check;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;

/** The size of a matrix product, {@code rows x inner} times {@code inner x columns}: a part of a race's yardstick. */
public record Product(int rows, int inner, int columns) {
    /** So many multiplications later the compiler has seen the loops often enough to take them up. */
    private static final long COMPILED = 2_000_000;

    /** The same for calls of tiny products. */
    private static final long COMPILED_CALLS = 10_000;

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

    /** Returns how often these products are to be made before they are timed: cold ones are a yardstick that everybody keeps up with. */
    static long callsUntilWarm(List<Product> products) {
        long multiplications = products.stream()
                .mapToLong(product -> (long) product.rows * product.inner * product.columns)
                .sum();
        return Math.min(COMPILED_CALLS, 1 + COMPILED / multiplications);
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

package org.gradus.worker;

import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/** Matrix products of given sizes: the yardstick of a race. */
final class Products {
    private record Pair(SimpleMatrix left, SimpleMatrix right) {}

    /** So many multiplications later the compiler has seen the loops often enough to take them up. */
    private static final long COMPILED = 2_000_000;

    /** The same for calls of tiny products. */
    private static final long COMPILED_CALLS = 10_000;

    private final List<Pair> pairs = new ArrayList<>();
    private long multiplications;

    /** Takes three numbers for each product: rows, inner size and columns. */
    Products(int[] sizes) throws Failure {
        if (sizes.length % 3 != 0) {
            throw Failure.badRequest("a yardstick of " + sizes.length + " numbers");
        }
        for (int i = 0; i < sizes.length; i += 3) {
            pairs.add(new Pair(filled(sizes[i], sizes[i + 1]), filled(sizes[i + 1], sizes[i + 2])));
            multiplications += (long) sizes[i] * sizes[i + 1] * sizes[i + 2];
        }
    }

    private static SimpleMatrix filled(int rows, int columns) {
        return SimpleMatrix.filled(rows, columns, 0.5);
    }

    /** Whether so many calls are enough to be as fast as it gets: a cold yardstick is one that everybody keeps up with. */
    boolean isWarmAfter(long calls) {
        return calls >= COMPILED_CALLS || calls * multiplications >= COMPILED;
    }

    void multiply() {
        for (Pair pair : pairs) {
            pair.left.mult(pair.right);
        }
    }
}

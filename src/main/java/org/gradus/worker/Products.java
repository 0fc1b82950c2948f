package org.gradus.worker;

import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/** Matrix products of given sizes: the yardstick of a race. */
final class Products {
    private record Pair(SimpleMatrix left, SimpleMatrix right) {}

    private final List<Pair> pairs = new ArrayList<>();

    /** Takes three numbers for each product: rows, inner size and columns. */
    Products(int[] sizes) throws Failure {
        if (sizes.length % 3 != 0) {
            throw Failure.badRequest("a yardstick of " + sizes.length + " numbers");
        }
        for (int i = 0; i < sizes.length; i += 3) {
            pairs.add(new Pair(filled(sizes[i], sizes[i + 1]), filled(sizes[i + 1], sizes[i + 2])));
        }
    }

    private static SimpleMatrix filled(int rows, int columns) {
        return SimpleMatrix.filled(rows, columns, 0.5);
    }

    void multiply() {
        for (Pair pair : pairs) {
            pair.left.mult(pair.right);
        }
    }
}

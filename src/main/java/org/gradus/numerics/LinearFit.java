package org.gradus.numerics;

/**
 * Least squares with one to three unknowns, from inner products: {@code minimise |s - sum_k c_k b_k|^2} by the normal equations, with
 * Gaussian elimination and the largest pivot. Good to about 8 digits of the residual's norm; whoever needs more evaluates the
 * residual itself.
 */
public final class LinearFit {
    /** A pivot this much smaller than its column's own inner product means that the basis is dependent. */
    private static final double DEPENDENT = 1e-13;

    private LinearFit() {}

    /**
     * Solves the normal equations.
     *
     * @param gram inner products of the basis, symmetric, {@code k x k}; modified
     * @param right inner products of the basis with {@code s}, length {@code k}; holds the coefficients afterwards
     * @return whether the basis is independent; if not, the coefficients mean nothing
     */
    public static boolean solve(double[][] gram, double[] right) {
        int unknowns = right.length;
        double[] own = new double[unknowns];
        for (int i = 0; i < unknowns; i++) {
            own[i] = gram[i][i];
        }
        int[] order = new int[unknowns];
        for (int i = 0; i < unknowns; i++) {
            order[i] = i;
        }
        for (int k = 0; k < unknowns; k++) {
            int pivot = k;
            for (int i = k + 1; i < unknowns; i++) {
                if (gram[order[i]][order[i]] > gram[order[pivot]][order[pivot]]) {
                    pivot = i;
                }
            }
            int swapped = order[k];
            order[k] = order[pivot];
            order[pivot] = swapped;
            int at = order[k];
            // Written so that NaN, too, is dependent.
            if (!(gram[at][at] > DEPENDENT * own[at])) {
                return false;
            }
            for (int i = k + 1; i < unknowns; i++) {
                int row = order[i];
                double factor = gram[row][at] / gram[at][at];
                for (int j = k + 1; j < unknowns; j++) {
                    gram[row][order[j]] -= factor * gram[at][order[j]];
                }
                right[row] -= factor * right[at];
            }
        }
        for (int k = unknowns - 1; k >= 0; k--) {
            int at = order[k];
            for (int j = k + 1; j < unknowns; j++) {
                right[at] -= gram[at][order[j]] * right[order[j]];
            }
            right[at] /= gram[at][at];
        }
        return true;
    }

    /** Returns the inner product. */
    public static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}

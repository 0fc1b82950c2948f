package org.gradus.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;

/**
 * Recognises a loss whose logarithm is kept from 0: each probability is raised to a small number, or the number is added to it. Where
 * the true class is hopeless, an example then costs {@code -log} of that number instead of the distance of its score from the highest.
 */
public final class GuardedLogarithm {
    private static final double TOLERANCE = 1e-9;

    /** Numbers that people choose, by how they write them. */
    private static final Map<String, Double> GUARDS = guards();

    private GuardedLogarithm() {}

    private static Map<String, Double> guards() {
        Map<String, Double> guards = new LinkedHashMap<>();
        for (int exponent = 3; exponent <= 323; exponent++) {
            guards.put("1e-" + exponent, Double.valueOf("1e-" + exponent));
        }
        guards.put("2.2e-16", Math.ulp(1.0));
        guards.put("Double.MIN_NORMAL", Double.MIN_NORMAL);
        guards.put("Double.MIN_VALUE", Double.MIN_VALUE);
        return guards;
    }

    /**
     * Explains what was found for the mean cross-entropy of these scores, without a penalty.
     *
     * @param found a wrong loss
     * @param scores {@code n x c}
     * @param y true class of each example
     * @return a sentence to the student; empty if no guard gives this loss
     */
    public static Optional<String> explain(double found, SimpleMatrix scores, int[] y) {
        double[] costs = IntStream.range(0, y.length)
                .mapToDouble(i -> cost(scores, i, y[i]))
                .toArray();
        return GUARDS.entrySet().stream()
                .flatMap(guard -> sentence(costs, found, guard.getKey(), guard.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> sentence(double[] costs, double found, String name, double guard) {
        double highest = -Math.log(guard);
        boolean raised = isMean(found, costs, cost -> Math.min(cost, highest));
        boolean added = isMean(found, costs, cost -> -Math.log(Math.exp(-cost) + guard));
        return raised || added
                ? Optional.of("No example costs more than -log(" + name + ") in it, however hopeless it is: "
                        + (raised ? "a probability is raised to " + name : "")
                        + (raised && added ? ", or " : "")
                        + (added ? name + " is added to a probability" : "") + ".")
                : Optional.empty();
    }

    private static boolean isMean(double found, double[] costs, DoubleUnaryOperator guarded) {
        double mean = Arrays.stream(costs).map(guarded).sum() / costs.length;
        return Math.abs(found - mean) <= TOLERANCE * Math.abs(mean);
    }

    /** The cross-entropy of one example: {@code log sum_j exp(s_ij) - s_i,label}. */
    private static double cost(SimpleMatrix scores, int i, int label) {
        double shift = scores.getRow(i).elementMax();
        double sum = 0;
        for (int j = 0; j < scores.getNumCols(); j++) {
            sum += Math.exp(scores.get(i, j) - shift);
        }
        return shift + Math.log(sum) - scores.get(i, label);
    }
}

package org.gradus.assignments.activations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;
import org.gradus.check.Probes;

/**
 * The inputs of the checks. Each list has the same length, so that a mistake in one function is not ruled out by what another
 * function answers.
 */
final class ActivationsProbes {
    private static final int EACH = 6;

    private ActivationsProbes() {}

    /** Returns three negative and three positive numbers that are neither near 0 nor so large that a function is flat. */
    static double[] numbers(Probes probes) {
        double[] numbers = new double[EACH];
        for (int i = 0; i < EACH; i++) {
            numbers[i] = (i % 2 == 0 ? 1 : -1) * probes.between(0.2, 5);
        }
        return numbers;
    }

    /** Returns a probe for each number, named after it. */
    static List<Probe> at(double... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(x -> new Probe("x = " + shown(x), Map.of("x", x)))
                .toList();
    }

    private static String shown(double x) {
        return x == Math.rint(x) ? Long.toString((long) x) : Float.toString((float) x);
    }

    /** Returns matrices of several shapes without an entry near 0. */
    static List<Probe> vectors(Probes probes) {
        int[][] sizes = {{5, 1}, {1, 7}, {3, 2}, {2, 5}, {11, 1}, {7, 3}};
        return Stream.of(sizes)
                .map(size -> new Probe(
                        size[0] + " x " + size[1] + " numbers",
                        Map.of("x", awayFromZero(probes.normal(size[0], size[1], 1)))))
                .toList();
    }

    private static SimpleMatrix awayFromZero(SimpleMatrix x) {
        return x.elementOp((int row, int column, double value) -> value + (value < 0 ? -0.1 : 0.1));
    }

    /** Returns ordinary scores of several shapes; rows and columns are never equally many. */
    static List<Probe> scores(Probes probes) {
        int[][] sizes = {{7, 3}, {5, 4}, {3, 5}, {2, 7}, {11, 2}, {1, 5}};
        return Stream.of(sizes)
                .map(size -> scores(
                        size[0] + (size[0] == 1 ? " example, " : " examples, ") + size[1] + " classes",
                        probes.normal(size[0], size[1], 1.5)))
                .toList();
    }

    /** Returns scores in the thousands: close to each other, rows far apart, and one score far above the others of its row. */
    static List<Probe> extremeScores(Probes probes) {
        List<Probe> extreme = new ArrayList<>();
        for (double level : new double[] {1000, -1000, 3000}) {
            extreme.add(scores(
                    "all scores near " + (int) level, probes.normal(5, 3, 1).plus(level)));
        }
        for (double distance : new double[] {1500, 800}) {
            SimpleMatrix apart = probes.normal(4, 3, 1);
            for (int row = 0; row < apart.getNumRows(); row++) {
                for (int column = 0; column < apart.getNumCols(); column++) {
                    apart.set(row, column, apart.get(row, column) + (row % 2 == 0 ? distance : -distance));
                }
            }
            extreme.add(scores("rows that are " + (int) (2 * distance) + " apart", apart));
        }
        SimpleMatrix gap = probes.normal(4, 3, 1);
        for (int row = 0; row < gap.getNumRows(); row++) {
            gap.set(row, row % 3, 3000);
        }
        extreme.add(scores("one score in each row that is 3000 above the others", gap));
        return List.copyOf(extreme);
    }

    private static Probe scores(String name, SimpleMatrix scores) {
        return new Probe(name, Map.of("scores", scores));
    }
}

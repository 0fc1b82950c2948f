package org.gradus.assignments.perceptron;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;
import org.gradus.check.Probes;

/** Draws examples in columns and parameters at which an honest perceptron may be judged. */
final class PerceptronProbes {
    /** Nearer to a kink than this, a numeric derivative may step over it. */
    private static final double NEAR = 1e-2;

    /** Weights keep this distance from 0, the kink of the absolute value. */
    private static final double DISTANCE = 0.05;

    /**
     * Examples, features, hidden units, classes: pairwise distinct so that no count passes for another, one probe with all sizes but
     * the first equal (a transposed product keeps its shape there), one with ten examples, one with a single one.
     */
    private static final int[][] BATCHES = {
        {7, 5, 11, 3}, {11, 3, 7, 5}, {5, 7, 3, 2}, {10, 2, 5, 3}, {7, 5, 5, 5}, {1, 5, 7, 3}
    };

    private static final int[][] EXAMPLES = {
        {1, 5, 7, 3}, {1, 3, 11, 5}, {1, 7, 3, 2}, {1, 2, 5, 3}, {1, 5, 5, 5}, {1, 11, 7, 2}
    };

    private PerceptronProbes() {}

    /** Returns probes of several examples each, away from kinks: {@code x, y, w1, b1, w2, b2} and the four strengths. */
    static List<Probe> batches(Probes probes) {
        return drawn(probes, BATCHES);
    }

    /** Returns probes of one example each, away from kinks, with the class both as {@code label} and in {@code y}. */
    static List<Probe> examples(Probes probes) {
        return drawn(probes, EXAMPLES).stream().map(PerceptronProbes::first).toList();
    }

    private static List<Probe> drawn(Probes probes, int[][] sizes) {
        List<Probe> drawn = new ArrayList<>();
        for (int[] size : sizes) {
            drawn.add(batch(probes, size[0], size[1], size[2], size[3]));
        }
        return List.copyOf(drawn);
    }

    /** Returns a probe away from kinks. */
    static Probe batch(Probes probes, int examples, int features, int hidden, int classes) {
        return probes.screened(
                () -> any(probes, examples, features, hidden, classes), PerceptronProbes::isAwayFromKinks);
    }

    /** Returns the first example of a probe as a probe of its own. */
    static Probe first(Probe probe) {
        int label = probe.labels("y")[0];
        return probe.with("x", probe.matrix("x").getColumn(0))
                .with("y", new int[] {label})
                .with("label", label);
    }

    /** Returns a probe that may lie near a kink. */
    static Probe any(Probes probes, int examples, int features, int hidden, int classes) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("x", probes.normal(features, examples, 1));
        inputs.put("y", probes.labels(examples, classes));
        inputs.put("w1", weights(probes, hidden, features));
        inputs.put("b1", probes.normal(hidden, 1, 0.7));
        inputs.put("w2", weights(probes, classes, hidden));
        inputs.put("b2", probes.normal(classes, 1, 0.7));
        for (String lambda : List.of("lambda11", "lambda12", "lambda21", "lambda22")) {
            inputs.put(lambda, probes.between(0.02, 0.3));
        }
        return new Probe(
                examples + (examples == 1 ? " example, " : " examples, ") + features + " features, " + hidden
                        + " hidden units, " + classes + " classes",
                inputs);
    }

    private static SimpleMatrix weights(Probes probes, int units, int inputs) {
        return probes.normal(units, inputs, 0.7)
                .elementOp((int row, int column, double value) -> value + Math.copySign(DISTANCE, value));
    }

    /** Whether no hidden activation is near zero, and some are positive and some negative. */
    private static boolean isAwayFromKinks(Probe probe) {
        SimpleMatrix product = probe.matrix("w1").mult(probe.matrix("x"));
        int positive = 0;
        for (int unit = 0; unit < product.getNumRows(); unit++) {
            for (int example = 0; example < product.getNumCols(); example++) {
                double activation =
                        product.get(unit, example) + probe.matrix("b1").get(unit);
                if (Math.abs(activation) < NEAR) {
                    return false;
                }
                positive += activation > 0 ? 1 : 0;
            }
        }
        return positive > 0 && positive < product.getNumElements();
    }
}

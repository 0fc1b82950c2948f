package org.gradus.assignments.logistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;
import org.gradus.check.Probes;

/** The inputs of the checks. */
final class LogisticProbes {
    /** Examples and features: distinct primes, so that a factor of one is not taken for the other; one single example. */
    private static final int[][] SIZES = {{7, 5}, {11, 4}, {5, 7}, {13, 3}, {7, 11}, {1, 5}};

    private LogisticProbes() {}

    /** Returns six probes with a penalty, another one for each. */
    static List<Probe> withPenalty(Probes probes) {
        List<Probe> drawn = new ArrayList<>();
        for (int[] size : SIZES) {
            drawn.add(draw(probes, size[0], size[1], probes.between(0.02, 0.3)));
        }
        return List.copyOf(drawn);
    }

    /**
     * Returns six probes without a penalty. They are fewer than those with one: where a mistake in the data term looks like another one
     * as long as there is no penalty, the others decide.
     */
    static List<Probe> withoutPenalty(Probes probes) {
        List<Probe> drawn = new ArrayList<>();
        for (int[] size : SIZES) {
            if (size[0] > 1) {
                Probe probe = draw(probes, size[0], size[1], 0);
                drawn.add(probe.named(probe.name() + ", lambda = 0"));
            }
        }
        return List.copyOf(drawn);
    }

    private static Probe draw(Probes probes, int examples, int features, double lambda) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("w", probes.normal(features, 1, 0.7));
        inputs.put("x", probes.withBiasColumn(examples, features, 1));
        inputs.put("y", probes.labels(examples, 2));
        inputs.put("lambda", lambda);
        return new Probe(examples + (examples == 1 ? " example, " : " examples, ") + features + " features", inputs);
    }

    /**
     * Returns six probes without a penalty whose scores reach the given sizes, with labels that agree with some and contradict others:
     * at 40 a probability is rounded to 1, at 750 an exponential overflows. In the fifth a single score is extreme, in the last all
     * are, and right.
     */
    static List<Probe> saturated(Probes probes) {
        double[] sizes = {1000, 5000, 750, 40, 1000};
        List<Probe> drawn = new ArrayList<>();
        for (int k = 0; k < sizes.length; k++) {
            Probe probe = draw(probes, 7, 5, 0);
            SimpleMatrix x = probe.matrix("x").copy();
            SimpleMatrix w = probe.matrix("w").copy();
            w.set(1, 0, sizes[k] / 2);
            for (int row = 0; row < x.getNumRows(); row++) {
                boolean isTame = k == sizes.length - 1 && row > 0;
                x.set(row, 1, isTame ? x.get(row, 1) / sizes[k] : row % 2 == 0 ? 2 : -2);
            }
            int[] y = probe.labels("y").clone();
            // A wrong and a right prediction, whatever the draw.
            y[0] = 0;
            y[1] = 0;
            drawn.add(probe.with("w", w).with("x", x).with("y", y).named("scores of about " + (int) sizes[k]));
        }
        drawn.add(farRight(probes));
        return List.copyOf(drawn);
    }

    /** Everybody of class 1 with a score of about 1000: no exponential of minus the score overflows there, but that of the score does. */
    private static Probe farRight(Probes probes) {
        Probe probe = draw(probes, 7, 5, 0);
        SimpleMatrix x = probe.matrix("x").copy();
        SimpleMatrix w = probe.matrix("w").copy();
        w.set(1, 0, 500);
        int[] y = probe.labels("y").clone();
        for (int row = 0; row < x.getNumRows(); row++) {
            x.set(row, 1, 2);
            y[row] = 1;
        }
        return probe.with("w", w).with("x", x).with("y", y).named("scores of about 1000, all of them right");
    }

    /** Returns probes with one example of either class, and with several examples of one class. */
    static List<Probe> oneOfAKind(Probes probes) {
        List<Probe> drawn = new ArrayList<>();
        for (int examples : new int[] {1, 5}) {
            for (int label = 0; label < 2; label++) {
                int[] y = new int[examples];
                Arrays.fill(y, label);
                drawn.add(draw(probes, examples, 3, 0)
                        .with("y", y)
                        .named(examples == 1 ? "one example of class " + label : "all labels " + label));
            }
        }
        return List.copyOf(drawn);
    }

    /** Returns probes in which scores are exactly 0: a probability of exactly 0.5. */
    static List<Probe> undecided(Probes probes) {
        List<Probe> drawn = new ArrayList<>();
        for (int examples : new int[] {5, 7, 11}) {
            Probe probe = draw(probes, examples, 3, 0);
            SimpleMatrix w = new SimpleMatrix(new double[][] {{1}, {-0.5}, {0}});
            SimpleMatrix x = probe.matrix("x").copy();
            int[] y = new int[examples];
            for (int row = 0; row < examples; row++) {
                x.set(row, 1, row < 2 ? 2 : row % 2 == 0 ? 3 : -1);
                y[row] = row < 2 || row % 3 > 0 ? 1 : 0;
            }
            drawn.add(probe.with("w", w)
                    .with("x", x)
                    .with("y", y)
                    .named(examples + " examples, two of them with the probability 0.5"));
        }
        return List.copyOf(drawn);
    }

    /**
     * Returns the probes with a penalty, the single example classified rightly: an accuracy that is cut to a whole number is not 0
     * everywhere then.
     */
    static List<Probe> classified(Probes probes) {
        List<Probe> drawn = new ArrayList<>(withPenalty(probes));
        Probe single = drawn.remove(drawn.size() - 1);
        boolean isOne = single.matrix("x").mult(single.matrix("w")).get(0) >= 0;
        drawn.add(single.with("y", new int[] {isOne ? 1 : 0}));
        return List.copyOf(drawn);
    }

    /** Returns images of several sizes: whole numbers from 0 to 255, black among them, and white among every second one. */
    static List<Probe> images(Probes probes) {
        int[][] sizes = {{5, 9}, {3, 16}, {7, 4}, {2, 11}, {11, 2}, {1, 6}};
        List<Probe> drawn = new ArrayList<>();
        for (int[] size : sizes) {
            int lightest = drawn.size() % 2 == 0 ? 255 : 230;
            SimpleMatrix images = probes.normal(size[0], size[1], 100)
                    .elementOp((int row, int column, double value) ->
                            Math.rint(Math.min(lightest, Math.max(0, 128 + value))));
            images.set(0, 0, 0);
            images.set(0, 1, lightest);
            drawn.add(new Probe(
                    size[0] + (size[0] == 1 ? " image of " : " images of ") + size[1] + " pixels",
                    Map.of("images", images)));
        }
        return List.copyOf(drawn);
    }
}

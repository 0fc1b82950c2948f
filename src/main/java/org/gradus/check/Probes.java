package org.gradus.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;

/**
 * Draws the inputs of a check from its seed: the same for all students, new for each check. Sizes are pairwise distinct primes where
 * the check does not ask otherwise, so that a factor {@code N} cannot be mistaken for a factor {@code D}.
 */
public final class Probes {
    private static final int MAX_DRAWS = 1_000;

    private final Random random;

    /** Draws from this seed. */
    public Probes(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a matrix of independent normal entries with mean 0. */
    public SimpleMatrix normal(int rows, int columns, double deviation) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = deviation * random.nextGaussian();
        }
        return SimpleMatrix.wrap(DMatrixRMaj.wrap(rows, columns, values));
    }

    /** Returns examples of normal features with a first column of ones. */
    public SimpleMatrix withBiasColumn(int examples, int features, double deviation) {
        SimpleMatrix x = normal(examples, features, deviation);
        for (int row = 0; row < examples; row++) {
            x.set(row, 0, 1);
        }
        return x;
    }

    /** Returns labels in {@code 0 <= y < classes}; all classes occur if there are enough examples. */
    public int[] labels(int examples, int classes) {
        int[] labels = new int[examples];
        for (int i = 0; i < examples; i++) {
            labels[i] = i < classes && examples >= classes ? i : random.nextInt(classes);
        }
        for (int i = examples - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = labels[i];
            labels[i] = labels[j];
            labels[j] = swapped;
        }
        return labels;
    }

    /** Returns a number between the two, on a logarithmic scale. */
    public double between(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    /** Draws until the screen accepts. */
    public Probe screened(Supplier<Probe> draw, Predicate<Probe> screen) {
        for (int i = 0; i < MAX_DRAWS; i++) {
            Probe probe = draw.get();
            if (screen.test(probe)) {
                return probe;
            }
        }
        throw new IllegalStateException("No probe passed the screen in " + MAX_DRAWS + " draws: loosen the screen.");
    }

    /**
     * Returns inputs of a linear classifier: {@code w} (normal, 0.7), {@code x} with a first column of ones, {@code y}, {@code reg}
     * (0.05 to 0.8, another for each probe).
     *
     * @param examples number of rows of {@code x}
     * @param features number of columns of {@code x}, the column of ones included
     * @param classes number of columns of {@code w}
     */
    public Probe linear(int examples, int features, int classes) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("w", normal(features, classes, 0.7));
        inputs.put("x", withBiasColumn(examples, features, 1));
        inputs.put("y", labels(examples, classes));
        inputs.put("reg", between(0.05, 0.8));
        return new Probe(name(examples, features, classes), inputs);
    }

    /**
     * Returns inputs of a linear classifier at six sizes: pairwise distinct primes, one with as many features as classes (a
     * transposed gradient keeps its shape there), one with a single example.
     *
     * @param complete adds further inputs, such as {@code delta}
     * @param screen refuses draws on which an honest implementation may be accused, such as margins near a kink
     */
    public List<Probe> linear(UnaryOperator<Probe> complete, Predicate<Probe> screen) {
        int[][] sizes = {{7, 5, 3}, {11, 4, 5}, {5, 7, 3}, {13, 3, 2}, {7, 5, 5}, {1, 5, 3}};
        List<Probe> probes = new ArrayList<>();
        for (int[] size : sizes) {
            probes.add(screened(() -> complete.apply(linear(size[0], size[1], size[2])), screen));
        }
        return List.copyOf(probes);
    }

    /**
     * Returns inputs of a network of two layers: {@code x}, {@code y}, {@code w1}, {@code b1}, {@code w2}, {@code b2}, {@code reg}.
     *
     * @param examples number of rows of {@code x}
     * @param features number of columns of {@code x}
     * @param hidden number of columns of {@code w1}
     * @param classes number of columns of {@code w2}
     */
    public Probe twoLayers(int examples, int features, int hidden, int classes) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("x", normal(examples, features, 1));
        inputs.put("y", labels(examples, classes));
        inputs.put("w1", normal(features, hidden, 0.7));
        inputs.put("b1", normal(1, hidden, 0.7));
        inputs.put("w2", normal(hidden, classes, 0.7));
        inputs.put("b2", normal(1, classes, 0.7));
        inputs.put("reg", between(0.05, 0.8));
        return new Probe(name(examples, features, classes) + ", " + hidden + " hidden units", inputs);
    }

    /**
     * Returns inputs of a network of two layers at six sizes: pairwise distinct primes, one with all sizes but the first equal (a
     * transposed product keeps its shape there), one with a single example.
     *
     * @param screen refuses draws on which an honest implementation may be accused, such as activations near a kink
     */
    public List<Probe> twoLayers(Predicate<Probe> screen) {
        int[][] sizes = {{7, 5, 11, 3}, {11, 3, 7, 5}, {5, 7, 3, 2}, {13, 2, 5, 3}, {7, 5, 5, 5}, {1, 5, 7, 3}};
        List<Probe> probes = new ArrayList<>();
        for (int[] size : sizes) {
            probes.add(screened(() -> twoLayers(size[0], size[1], size[2], size[3]), screen));
        }
        return List.copyOf(probes);
    }

    private static String name(int examples, int features, int classes) {
        return examples + (examples == 1 ? " example, " : " examples, ") + features + " features, " + classes
                + " classes";
    }
}

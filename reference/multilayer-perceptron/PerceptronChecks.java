package org.gradus.assignments.perceptron;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.GuardedLogarithm;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Product;
import org.gradus.check.Submitted;

/** The checks that compare with the reference; they never leave the trusted side, and neither do their inputs. */
class PerceptronChecks {
    private static final List<String> GRADIENTS = List.of("W1", "b1", "W2", "b2");
    private static final List<String> STRENGTHS = List.of("lambda11", "lambda12", "lambda21", "lambda22");

    private final ExamplePerceptron example = new ExamplePerceptronReference();
    private final BatchPerceptron batch = new PerceptronReference();

    @Check(
            value = "One example: every step forwards and backwards equals the reference",
            points = 12,
            order = 70,
            hint = "Begin with the first wrong step; what comes after it may be right for what it is given.")
    void exampleEqualsReference(@Submitted ExamplePerceptron single, Probes probes) {
        List<Probe> drawn = PerceptronProbes.examples(probes);
        Trail trail = Trail.of(single, example, drawn);
        List<Runnable> parts = new ArrayList<>(trail.parts(Step.FORWARDS));
        parts.add(() -> compare(single).with(example).on("loss").agreesAt(drawn));
        parts.addAll(trail.parts(Step.BACKWARDS));
        inParts(parts.toArray(Runnable[]::new));
    }

    @Check(
            value = "Many examples: every step forwards equals the reference",
            points = 7,
            order = 80,
            hint =
                    "Each example is a column: the biases are added to every column, the softmax is taken of every column.")
    void forwardEqualsReference(@Submitted LoopPerceptron loops, @Submitted MatrixPerceptron matrices, Probes probes) {
        List<Probe> drawn = PerceptronProbes.batches(probes);
        List<Runnable> parts = new ArrayList<>(Trail.of(loops, batch, drawn).parts(Step.FORWARDS));
        parts.addAll(Trail.of(matrices, batch, drawn).parts(Step.FORWARDS));
        inParts(parts.toArray(Runnable[]::new));
    }

    @Check(
            value = "Many examples: every step backwards equals the reference",
            points = 12,
            order = 90,
            hint =
                    "Gradients of parameters are means over the examples; those of oa, hs, ha and x belong to one example each.")
    void backwardEqualsReference(@Submitted LoopPerceptron loops, @Submitted MatrixPerceptron matrices, Probes probes) {
        List<Probe> drawn = PerceptronProbes.batches(probes);
        List<Runnable> parts = new ArrayList<>(Trail.of(loops, batch, drawn).parts(Step.BACKWARDS));
        parts.addAll(Trail.of(matrices, batch, drawn).parts(Step.BACKWARDS));
        inParts(parts.toArray(Runnable[]::new));
    }

    @Check(
            value = "The regularised risk and its gradients equal the reference, for each strength alone and for all",
            points = 9,
            order = 100,
            hint =
                    "Which strengths show it? The first number is the layer, the second the power; biases have no penalty.")
    void elasticNetEqualsReference(
            @Submitted LoopPerceptron loops, @Submitted MatrixPerceptron matrices, Probes probes) {
        List<Runnable> parts = new ArrayList<>();
        Map<String, List<Probe>> drawn = penalties(probes);
        for (BatchPerceptron submitted : List.of(loops, matrices)) {
            for (List<Probe> penalty : drawn.values()) {
                parts.add(() -> compare(submitted).with(batch).in("loss").agreesAt(penalty));
                parts.add(() -> {
                    for (String gradient : List.of("W1", "W2", "b1", "b2")) {
                        compare(submitted)
                                .with(batch)
                                .in("gradients." + gradient)
                                .agreesAt(penalty);
                    }
                });
            }
        }
        inParts(parts.toArray(Runnable[]::new));
    }

    /** No penalty, each strength alone, and all four, at weights of which some are exactly zero. */
    private static Map<String, List<Probe>> penalties(Probes probes) {
        List<Probe> all = PerceptronProbes.batches(probes).stream()
                .map(PerceptronChecks::withZeros)
                .toList();
        Map<String, List<Probe>> penalties = new LinkedHashMap<>();
        penalties.put("none", all.stream().map(probe -> only("", probe)).toList());
        for (String strength : STRENGTHS) {
            penalties.put(
                    strength, all.stream().map(probe -> only(strength, probe)).toList());
        }
        penalties.put(
                "all",
                all.stream()
                        .map(probe -> probe.named(probe.name() + ", all four strengths"))
                        .toList());
        return penalties;
    }

    private static Probe only(String strength, Probe probe) {
        Probe result = probe;
        for (String other : STRENGTHS) {
            result = other.equals(strength) ? result : result.with(other, 0.0);
        }
        return result.named(probe.name() + (strength.isEmpty() ? ", no penalty" : ", only " + strength));
    }

    /** Every fifth weight is zero: there the derivative of the absolute value shows. */
    private static Probe withZeros(Probe probe) {
        Probe result = probe;
        for (String name : List.of("w1", "w2")) {
            SimpleMatrix weights = probe.matrix(name).copy();
            for (int i = 0; i < weights.getNumElements(); i += 5) {
                weights.set(i, 0);
            }
            result = result.with(name, weights);
        }
        return result;
    }

    @Check(
            value = "No overflow with activations in the thousands",
            points = 5,
            order = 110,
            hint = "exp(710) is infinite, and so is -ln(0). What may be subtracted from all activations of one example "
                    + "without changing its outputs?")
    void staysFiniteOnExtremeScores(
            @Submitted ExamplePerceptron single,
            @Submitted LoopPerceptron loops,
            @Submitted MatrixPerceptron matrices,
            Probes probes) {
        Probe large = raised(probes, 1000, 1000, 1000).named("all output activations near 1000");
        Probe gap = raised(probes, 900, 0, -900).named("output activations that are 900 apart");
        Probe apart = columnsFarApart(probes);
        // A maximum that starts at 0 is none of these.
        Probe low = raised(probes, -1000, -1000, -1000).named("all output activations near -1000");
        // Neither the maximum of the others nor the mean of all is near it.
        Probe last = raised(probes, 0, 0, 3000).named("the last class 3000 above the others");
        inParts(
                () -> agreesAt(single, PerceptronProbes.first(large), PerceptronProbes.first(low)),
                () -> agreesAt(single, hopeless(gap), PerceptronProbes.first(last)),
                () -> agreesAt(loops, large, low),
                () -> agreesAt(loops, gap, last),
                () -> agreesAt(loops, apart),
                () -> agreesAt(matrices, large, low),
                () -> agreesAt(matrices, gap, last),
                () -> agreesAt(matrices, apart));
    }

    private void agreesAt(ExamplePerceptron submitted, Probe... probes) {
        for (Probe probe : probes) {
            compare(submitted).with(example).on("forward").in("os").agreesAt(probe);
            for (Step step : Step.BACKWARDS) {
                compare(submitted)
                        .with(example)
                        .on("backward")
                        .in(step.component())
                        .apartFromOtherMistakes()
                        .agreesAt(probe);
            }
            compare(submitted).with(example).on("loss").apartFromOtherMistakes().agreesAt(probe);
        }
    }

    private void agreesAt(BatchPerceptron submitted, Probe... probes) {
        for (Probe probe : probes) {
            agreesAtOne(submitted, probe);
        }
    }

    private void agreesAtOne(BatchPerceptron submitted, Probe probe) {
        compare(submitted).with(batch).on("forward").in("os").agreesAt(probe);
        for (Step step : Step.BACKWARDS) {
            compare(submitted)
                    .with(batch)
                    .on("backward")
                    .in(step.component())
                    .apartFromOtherMistakes()
                    .agreesAt(probe);
        }
        gradientsAgreeAt(submitted, probe);
        compare(submitted)
                .with(batch)
                .in("loss")
                .apartFromOtherMistakes()
                .explainedBy(loss ->
                        GuardedLogarithm.explain(loss, outputActivations(probe).transpose(), probe.labels("y")))
                .agreesAt(probe);
    }

    private void gradientsAgreeAt(BatchPerceptron submitted, Probe probe) {
        for (String gradient : GRADIENTS) {
            compare(submitted)
                    .with(batch)
                    .in("gradients." + gradient)
                    .apartFromOtherMistakes()
                    .agreesAt(probe);
        }
    }

    private SimpleMatrix outputActivations(Probe probe) {
        return batch.forward(
                        probe.matrix("x"),
                        probe.matrix("w1"),
                        probe.matrix("b1"),
                        probe.matrix("w2"),
                        probe.matrix("b2"))
                .oa();
    }

    @Check(
            value = "The matrix form is fast",
            points = 5,
            order = 120,
            hint =
                    "One product W1 x gives the activations of all examples at once; a loop inside the matrix form is still a loop.")
    void matricesAreFaster(@Submitted LoopPerceptron loops, @Submitted MatrixPerceptron matrices, Probes probes) {
        // Many small examples: here a loop costs most, and one that uses plain arrays well may be as fast as the
        // products.
        Probe probe = only("", PerceptronProbes.any(probes, 499, 5, 7, 3));
        for (String gradient : GRADIENTS) {
            compare(matrices)
                    .with(batch)
                    .in("gradients." + gradient)
                    .upToAFactor()
                    .agreesAt(probe);
        }
        race(loops, matrices)
                .orTakesAtMost(
                        25,
                        new Product(7, 5, 499),
                        new Product(3, 7, 499),
                        new Product(3, 499, 7),
                        new Product(7, 3, 499),
                        new Product(7, 499, 5))
                .isWonAt(probe, 1.25, 1.5);
    }

    /** A probe without penalty whose output biases are raised by these numbers. */
    private static Probe raised(Probes probes, double... by) {
        Probe probe = only("", PerceptronProbes.batch(probes, 7, 5, 11, 3));
        SimpleMatrix b2 = probe.matrix("b2").copy();
        for (int row = 0; row < by.length; row++) {
            b2.set(row, b2.get(row) + by[row]);
        }
        return probe.with("b2", b2);
    }

    /** The first example alone, with the class that is far below the others: its output is 0 in double precision. */
    private static Probe hopeless(Probe gap) {
        int[] y = gap.labels("y").clone();
        y[0] = 2;
        return PerceptronProbes.first(gap.with("y", y));
    }

    /** Every other example has all its output activations 4500 higher: one maximum for all examples does not help the low ones. */
    private static Probe columnsFarApart(Probes probes) {
        Probe probe = only("", PerceptronProbes.batch(probes, 7, 5, 11, 3));
        SimpleMatrix x = probe.matrix("x").copy();
        SimpleMatrix w1 = probe.matrix("w1").copy();
        SimpleMatrix b1 = probe.matrix("b1").copy();
        SimpleMatrix w2 = probe.matrix("w2").copy();
        for (int column = 0; column < x.getNumCols(); column++) {
            x.set(0, column, column % 2 == 0 ? 3 : -3);
        }
        for (int feature = 0; feature < w1.getNumCols(); feature++) {
            w1.set(0, feature, feature == 0 ? 5 : 0);
        }
        b1.set(0, 0);
        for (int row = 0; row < w2.getNumRows(); row++) {
            w2.set(row, 0, 300);
        }
        return probe.with("x", x)
                .with("w1", w1)
                .with("b1", b1)
                .with("w2", w2)
                .named("examples whose output activations are far apart");
    }
}

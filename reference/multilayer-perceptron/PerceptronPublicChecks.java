package org.gradus.assignments.perceptron;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.gradientCheck;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.purity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Comparison;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;
import org.gradus.check.Visibility;

/** The checks that travel with the starter: they hold stored numbers and use the student's own risk, but no reference. */
class PerceptronPublicChecks {
    private static final List<String> FORWARDS = List.of("ha", "hs", "oa", "os");
    private static final List<String> BACKWARDS =
            List.of("gradOa", "gradB2", "gradW2", "gradHs", "gradHa", "gradB1", "gradW1", "gradX");

    /** Sizes at which the first weights are examined: many enough to see their distribution. */
    private static final int[] SIZES = {31, 53, 17};

    private static final List<Integer> SEEDS = List.of(1, 2, 0, -7, 2024);

    /** The handout's worked example: three examples of two features, three hidden units, two classes. */
    private static final Probe EXAMPLE = new Probe(
            "the handout's example",
            Map.of(
                    "x",
                    new SimpleMatrix(new double[][] {{1.0, 3.0, 0.0}, {2.0, -1.0, -2.0}}),
                    "y",
                    new int[] {1, 0, 1},
                    "w1",
                    new SimpleMatrix(new double[][] {{1.0, 0.5}, {-1.0, 1.0}, {0.5, -1.0}}),
                    "b1",
                    new SimpleMatrix(new double[][] {{0.0}, {0.5}, {-0.5}}),
                    "w2",
                    new SimpleMatrix(new double[][] {{1.0, -0.5, -0.5}, {0.0, 0.5, 1.0}}),
                    "b2",
                    new SimpleMatrix(new double[][] {{0.1}, {-0.1}}),
                    "lambda11",
                    0.01,
                    "lambda12",
                    0.02,
                    "lambda21",
                    0.03,
                    "lambda22",
                    0.04));

    private static final List<Stored> EXAMPLE_FORWARD = List.of(
            new Stored("ha", new double[][] {{2.0, 2.5, -1.0}, {1.5, -3.5, -1.5}, {-2.0, 2.0, 1.5}}),
            new Stored("hs", new double[][] {{2.0, 2.5, 0.0}, {1.5, 0.0, 0.0}, {0.0, 2.0, 1.5}}),
            new Stored("oa", new double[][] {{1.35, 1.6, -0.65}, {0.65, 1.9, 1.4}}),
            new Stored("os", new double[][] {
                {0.6681877721681662, 0.4255574831883411, 0.11405238127979087},
                {0.3318122278318339, 0.5744425168116589, 0.8859476187202091}
            }));

    private static final List<Stored> EXAMPLE_BACKWARD = List.of(
            new Stored("gradOa", new double[][] {
                {0.6681877721681662, -0.5744425168116589, 0.11405238127979087},
                {-0.6681877721681662, 0.5744425168116589, -0.1140523812797909}
            }),
            new Stored("gradB2", new double[][] {{0.06926587887876604}, {-0.06926587887876605}}),
            new Stored("gradW2", new double[][] {
                {-0.03324358256427162, 0.334093886084083, -0.32593548723454385},
                {0.03324358256427162, -0.334093886084083, 0.32593548723454385}
            }),
            new Stored("gradHs", new double[][] {
                {0.6681877721681662, -0.5744425168116589, 0.11405238127979087},
                {-0.6681877721681662, 0.5744425168116589, -0.11405238127979088},
                {-1.0022816582522491, 0.8616637752174884, -0.17107857191968634}
            }),
            new Stored("gradHa", new double[][] {
                {0.6681877721681662, -0.5744425168116589, 0.0},
                {-0.6681877721681662, 0.0, 0.0},
                {0.0, 0.8616637752174884, -0.17107857191968634}
            }),
            new Stored("gradB1", new double[][] {{0.03124841845216908}, {-0.22272925738938873}, {0.230195067765934}}),
            new Stored("gradW1", new double[][] {
                {-0.3517132594222702, 0.6369393537159971},
                {-0.22272925738938873, -0.44545851477877746},
                {0.8616637752174884, -0.17316887712603857}
            }),
            new Stored("gradX", new double[][] {
                {1.3363755443363323, -0.14361062920291473, -0.08553928595984317},
                {-0.3340938860840831, -1.1488850336233178, 0.17107857191968634}
            }));

    private static final double EXAMPLE_RISK = 1.0478795815206823;

    private static final List<Stored> EXAMPLE_GRADIENTS = List.of(
            new Stored("W1", new double[][] {
                {-0.30171325942227023, 0.6669393537159971},
                {-0.27272925738938875, -0.39545851477877747},
                {0.8916637752174884, -0.22316887712603858}
            }),
            new Stored("b1", new double[][] {{0.03124841845216908}, {-0.22272925738938873}, {0.230195067765934}}),
            new Stored("W2", new double[][] {
                {0.07675641743572838, 0.2640938860840831, -0.3959354872345438},
                {0.03324358256427162, -0.2640938860840831, 0.43593548723454384}
            }),
            new Stored("b2", new double[][] {{0.06926587887876604}, {-0.06926587887876605}}));

    private static final double FIRST_LOSS = 1.103186048885458;

    private static final List<Stored> FIRST_FORWARD = List.of(
            new Stored("ha", new double[][] {{2.0}, {1.5}, {-2.0}}),
            new Stored("hs", new double[][] {{2.0}, {1.5}, {0.0}}),
            new Stored("oa", new double[][] {{1.35}, {0.65}}),
            new Stored("os", new double[][] {{0.6681877721681662}, {0.3318122278318339}}));

    private static final List<Stored> FIRST_BACKWARD = List.of(
            new Stored("gradOa", new double[][] {{0.6681877721681662}, {-0.6681877721681662}}),
            new Stored("gradB2", new double[][] {{0.6681877721681662}, {-0.6681877721681662}}),
            new Stored("gradW2", new double[][] {
                {1.3363755443363323, 1.0022816582522491, 0.0}, {-1.3363755443363323, -1.0022816582522491, 0.0}
            }),
            new Stored("gradHs", new double[][] {{0.6681877721681662}, {-0.6681877721681662}, {-1.0022816582522491}}),
            new Stored("gradHa", new double[][] {{0.6681877721681662}, {-0.6681877721681662}, {0.0}}),
            new Stored("gradB1", new double[][] {{0.6681877721681662}, {-0.6681877721681662}, {0.0}}),
            new Stored("gradW1", new double[][] {
                {0.6681877721681662, 1.3363755443363323}, {-0.6681877721681662, -1.3363755443363323}, {0.0, 0.0}
            }),
            new Stored("gradX", new double[][] {{1.3363755443363323}, {-0.3340938860840831}}));

    /** The numbers of one step, or the gradient of one parameter. */
    private record Stored(String name, SimpleMatrix numbers) {
        Stored(String name, double[][] rows) {
            this(name, new SimpleMatrix(rows));
        }
    }

    @Check(
            value = "The worked example of the handout comes out right",
            points = 10,
            order = 10,
            visibility = Visibility.PUBLIC,
            hint = "Follow one example through the net: ha, hs, oa, os, then back. Compare each with the handout.")
    void storedValues(
            @Submitted ExamplePerceptron single,
            @Submitted LoopPerceptron loops,
            @Submitted MatrixPerceptron matrices) {
        Probe first = PerceptronProbes.first(EXAMPLE).named("the first example of the handout");
        inParts(
                () -> holds(compare(single).on("forward"), "", FIRST_FORWARD, first),
                () -> {
                    compare(single).on("loss").is(FIRST_LOSS, first);
                    holds(compare(single).on("backward"), "", FIRST_BACKWARD, first);
                },
                () -> forwardIsRight(loops),
                () -> backwardIsRight(loops),
                () -> evaluationIsRight(loops),
                () -> forwardIsRight(matrices),
                () -> backwardIsRight(matrices),
                () -> evaluationIsRight(matrices));
    }

    private static void forwardIsRight(BatchPerceptron submitted) {
        holds(compare(submitted).on("forward"), "", EXAMPLE_FORWARD, EXAMPLE);
    }

    private static void backwardIsRight(BatchPerceptron submitted) {
        holds(compare(submitted).on("backward"), "", EXAMPLE_BACKWARD, EXAMPLE);
    }

    private static void evaluationIsRight(BatchPerceptron submitted) {
        compare(submitted).in("loss").is(EXAMPLE_RISK, EXAMPLE);
        holds(compare(submitted), "gradients.", EXAMPLE_GRADIENTS, EXAMPLE);
    }

    /** Looks at one number after the other, in the order in which they are computed. */
    private static void holds(Comparison comparison, String path, List<Stored> expected, Probe probe) {
        for (Stored stored : expected) {
            comparison.in(path + stored.name()).is(stored.numbers(), probe);
        }
    }

    @Check(
            value = "The same arguments give the same answer",
            points = 4,
            order = 20,
            visibility = Visibility.PUBLIC,
            hint = "Does a field keep something from one call to the next, or is there randomness?")
    void sameAnswerTwice(
            @Submitted ExamplePerceptron single,
            @Submitted LoopPerceptron loops,
            @Submitted MatrixPerceptron matrices,
            Probes probes) {
        List<Probe> examples = PerceptronProbes.examples(probes);
        List<Probe> batches = PerceptronProbes.batches(probes);
        inParts(
                () -> List.of("forward", "loss", "backward")
                        .forEach(method -> purity(single).on(method).answersTheSameAt(examples)),
                () -> List.of("forward", "backward", "evaluate")
                        .forEach(method -> purity(loops).on(method).answersTheSameAt(batches)),
                () -> List.of("forward", "backward", "evaluate")
                        .forEach(method -> purity(matrices).on(method).answersTheSameAt(batches)));
    }

    @Check(
            value = "The arguments stay unchanged",
            points = 4,
            order = 30,
            visibility = Visibility.PUBLIC,
            hint =
                    "Which operations work in place? In EJML, CommonOps.scale and addEquals do; SimpleMatrix.plus does not.")
    void inputsStayUnchanged(
            @Submitted ExamplePerceptron single,
            @Submitted LoopPerceptron loops,
            @Submitted MatrixPerceptron matrices,
            Probes probes) {
        List<Probe> examples = PerceptronProbes.examples(probes);
        List<Probe> batches = PerceptronProbes.batches(probes);
        inParts(
                () -> List.of("forward", "loss", "backward")
                        .forEach(method -> purity(single).on(method).leavesInputsUnchangedAt(examples)),
                () -> leavesInputsUnchanged(loops, batches),
                () -> leavesInputsUnchanged(matrices, batches));
    }

    private static void leavesInputsUnchanged(BatchPerceptron submitted, List<Probe> batches) {
        for (String method : List.of("forward", "backward", "evaluate")) {
            purity(submitted).on(method).leavesInputsUnchangedAt(batches);
        }
    }

    @Check(
            value = "Every call returns new matrices",
            points = 4,
            order = 40,
            visibility = Visibility.PUBLIC,
            hint = "A matrix kept in a field and returned again changes under the hands of the caller.")
    void resultsAreNew(
            @Submitted ExamplePerceptron single,
            @Submitted LoopPerceptron loops,
            @Submitted MatrixPerceptron matrices,
            Probes probes) {
        List<Probe> examples = PerceptronProbes.examples(probes);
        List<Probe> batches = PerceptronProbes.batches(probes);
        inParts(
                () -> List.of("forward", "backward")
                        .forEach(method -> purity(single).on(method).returnsNewObjectsAt(examples)),
                () -> List.of("forward", "backward", "evaluate")
                        .forEach(method -> purity(loops).on(method).returnsNewObjectsAt(batches)),
                () -> List.of("forward", "backward", "evaluate")
                        .forEach(method -> purity(matrices).on(method).returnsNewObjectsAt(batches)));
    }

    @Check(
            value = "The loop and the matrices give the same numbers",
            points = 7,
            order = 50,
            visibility = Visibility.PUBLIC,
            hint =
                    "Two ways to compute one thing: where they differ by a factor, compare it with the number of examples.")
    void loopsAndMatricesAgree(@Submitted LoopPerceptron loops, @Submitted MatrixPerceptron matrices, Probes probes) {
        List<Probe> drawn = PerceptronProbes.batches(probes);
        // Zeros, too, are equal: the loop must have something to say.
        leavesInputsUnchanged(loops, drawn);
        inParts(
                () -> FORWARDS.forEach(step -> compare(matrices)
                        .withSubmitted(loops)
                        .on("forward")
                        .in(step)
                        .agreesAt(drawn)),
                () -> allAgree(BACKWARDS.stream()
                        .<Runnable>map(step -> () -> compare(matrices)
                                .withSubmitted(loops)
                                .on("backward")
                                .in(step)
                                .agreesAt(drawn))
                        .toList()),
                () -> allAgree(List.of("loss", "gradients.W1", "gradients.b1", "gradients.W2", "gradients.b2").stream()
                        .<Runnable>map(part -> () ->
                                compare(matrices).withSubmitted(loops).in(part).agreesAt(drawn))
                        .toList()));
    }

    /** Runs all comparisons before it fails: that only the weights differ, and not the biases, is half of the explanation. */
    private static void allAgree(List<Runnable> comparisons) {
        List<Finding> findings = new ArrayList<>();
        for (Runnable comparison : comparisons) {
            try {
                comparison.run();
            } catch (CheckFailed failed) {
                findings.addAll(failed.findings());
            }
        }
        if (!findings.isEmpty()) {
            throw new CheckFailed(findings);
        }
    }

    @Check(
            value = "The gradients are the gradients of your own risk",
            points = 14,
            order = 60,
            visibility = Visibility.PUBLIC,
            hint = "Go backwards one step at a time: gradOa, gradB2 and gradW2 first, then through the rectifier.")
    void gradientsAgreeWithOwnRisk(
            @Submitted ExamplePerceptron single,
            @Submitted LoopPerceptron loops,
            @Submitted MatrixPerceptron matrices,
            Probes probes) {
        List<Probe> examples = PerceptronProbes.examples(probes);
        List<Probe> batches = PerceptronProbes.batches(probes);
        List<Runnable> parts = new ArrayList<>();
        gradientsOfExample()
                .forEach((parameter, gradient) -> parts.add(() -> gradientCheck(single)
                        .lossFrom("loss")
                        .withRespectTo(parameter)
                        .from("backward")
                        .in(gradient)
                        .multipliedBy(parameter.equals("x") ? "w1" : "x")
                        .agreesAt(examples)));
        for (BatchPerceptron submitted : List.of(loops, matrices)) {
            for (String parameter : List.of("W1", "b1", "W2", "b2")) {
                parts.add(() -> gradientCheck(submitted)
                        .withRespectTo(parameter.toLowerCase(java.util.Locale.ROOT))
                        .in("gradients." + parameter)
                        .multipliedBy("x")
                        .agreesAt(batches));
            }
        }
        inParts(parts.toArray(Runnable[]::new));
    }

    private static Map<String, String> gradientsOfExample() {
        Map<String, String> gradients = new LinkedHashMap<>();
        gradients.put("b2", "gradB2");
        gradients.put("w2", "gradW2");
        gradients.put("b1", "gradB1");
        gradients.put("w1", "gradW1");
        gradients.put("x", "gradX");
        return gradients;
    }

    @Check(
            value = "The first weights are uniform within one over the root of the inputs, and the biases zero",
            points = 7,
            order = 65,
            visibility = Visibility.PUBLIC,
            hint = "The range depends on the number of columns of the layer's weights; the numbers on the seed alone.")
    void initialWeightsAreUniform(@Submitted Initializer initializer) {
        inParts(
                () -> {
                    Parameters parameters = initial(initializer, SIZES, 1);
                    InitialWeights.areUniform("W1", parameters.w1(), SIZES[1], SIZES[0]);
                },
                () -> {
                    Parameters parameters = initial(initializer, SIZES, 1);
                    InitialWeights.areUniform("W2", parameters.w2(), SIZES[2], SIZES[1]);
                    InitialWeights.areIndependent(parameters);
                },
                () -> biasesAreZero(initializer),
                () -> numbersDependOnTheSeed(initializer));
    }

    private static Parameters initial(Initializer initializer, int[] sizes, int seed) {
        return initializer.initialize(sizes[0], sizes[1], sizes[2], seed);
    }

    /** Beside weights that differ: zeros, or one number everywhere, are no first weights yet. */
    private static void biasesAreZero(Initializer initializer) {
        for (int[] sizes : new int[][] {SIZES, {2, 3, 2}, {1, 1, 1}, {5, 5, 5}}) {
            Parameters parameters = initial(initializer, sizes, SEEDS.get(0));
            InitialWeights.requireShape("W1", parameters.w1(), sizes[1], sizes[0]);
            InitialWeights.requireShape("W2", parameters.w2(), sizes[2], sizes[1]);
            InitialWeights.differ("W1", parameters.w1());
            InitialWeights.differ("W2", parameters.w2());
            InitialWeights.areZero("b1", parameters.b1(), sizes[1]);
            InitialWeights.areZero("b2", parameters.b2(), sizes[2]);
        }
    }

    private static void numbersDependOnTheSeed(Initializer initializer) {
        List<Probe> probes = SEEDS.stream()
                .map(seed -> new Probe("seed " + seed, Map.of("d", 5, "dh", 7, "m", 3, "seed", seed)))
                .toList();
        purity(initializer).on("initialize").answersTheSameAt(probes);
        purity(initializer).on("initialize").returnsNewObjectsAt(probes);
        for (int i = 0; i < SEEDS.size(); i++) {
            for (int j = 0; j < i; j++) {
                Parameters one = initializer.initialize(5, 7, 3, SEEDS.get(i));
                Parameters other = initializer.initialize(5, 7, 3, SEEDS.get(j));
                InitialWeights.differ("W1", one.w1());
                InitialWeights.differ("W2", one.w2());
                if (one.w1().isIdentical(other.w1(), 0) || one.w2().isIdentical(other.w2(), 0)) {
                    throw new CheckFailed(Finding.of(
                            "The seeds " + SEEDS.get(j) + " and " + SEEDS.get(i) + " give the same weights.",
                            "other weights for another seed",
                            "the same weights",
                            null));
                }
            }
        }
    }
}

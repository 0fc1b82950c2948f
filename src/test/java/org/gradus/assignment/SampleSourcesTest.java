package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.check.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sources of the sample submissions compile against the assignments' interfaces, the accepted ones answer with the golden
 * numbers, and those that a known mistake describes answer with this mistake's numbers. What the checks say of them is tested elsewhere.
 */
class SampleSourcesTest {
    private static final Path SUBMISSIONS = Path.of("submissions");
    /** The assignments whose roles all have the form that is examined here; others have a test of their own. */
    private static final Set<String> EXAMINED = Set.of("softmax-classifier", "hinge-classifier", "two-layer-net");

    private static final Map<String, CompiledFolder> ASSIGNMENTS = new HashMap<>();

    /** Checks that look beyond the numbers of a first call. */
    private static final Set<String> BEYOND_NUMBERS =
            Set.of("inputsStayUnchanged", "resultsAreNew", "sameAnswerTwice", "staysFiniteOnExtremeScores");

    static Stream<Arguments> accepted() throws IOException {
        return samples("accepted");
    }

    static Stream<Arguments> partial() throws IOException {
        return samples("partial");
    }

    private static Stream<Arguments> samples(String kind) throws IOException {
        List<Arguments> samples = new ArrayList<>();
        for (Path assignment : children(SUBMISSIONS)) {
            if (EXAMINED.contains(assignment.getFileName().toString()) && Files.isDirectory(assignment.resolve(kind))) {
                for (Path sample : children(assignment.resolve(kind))) {
                    samples.add(Arguments.of(assignment.getFileName().toString(), sample));
                }
            }
        }
        return samples.stream();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    @Test
    void everyAssignmentHasItsSamples() throws IOException {
        assertThat(accepted()).hasSize(3 + 4 + 3);
        assertThat(partial()).hasSize(21 + 21 + 19);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedSampleAnswersWithTheGoldenNumbers(String assignment, Path sample) {
        int cases = 0;
        for (Class<?> type : implementations(assignment, sample)) {
            for (Golden.Case golden : cases(assignment)) {
                if (golden.id().equals("integers_exact_kinks") && sample.endsWith("greater-or-equal")) {
                    continue; // at a kink any subgradient is right, and this sample takes another one than the
                    // reference
                }
                assertSame(
                        type.getSimpleName(), answers(Subject.of(type), golden), reference(assignment, golden), 1e-9);
                cases++;
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("partial")
    void partialSampleMakesTheMistakeThatItIsAskedToMake(String assignment, Path sample) throws IOException {
        JsonNode expected = expectation(sample);
        if (!expected.has("diagnosis")) {
            assertThat(implementations(assignment, sample)).isNotEmpty();
            return;
        }
        Class<?> mistake = assignment(assignment)
                .type(packageOf(assignment) + ".mistakes."
                        + expected.get("diagnosis").asText());
        String check = mistake.getAnnotation(Mistake.class).caughtBy();
        List<Class<?>> implementations = implementations(assignment, sample);
        List<Golden.Case> probes = new ArrayList<>(Golden.cases(goldenMistakes(assignment)));
        assertThat(probes).hasSize(3);
        if (assignment.equals("hinge-classifier")) {
            probes.add(cases(assignment).get(3)); // delta is not 1
        }
        for (Golden.Case probe : probes) {
            Map<String, SimpleMatrix> numbers = answers(Subject.of(mistake), probe);
            // the extra is another method: a student may have it right
            numbers.remove("X");
            assertThat(implementations)
                    .as("an implementation with the numbers of %s", mistake.getSimpleName())
                    .anyMatch(type -> same(answers(Subject.of(type), probe), numbers, 1e-9));
        }
        if (!BEYOND_NUMBERS.contains(check)) {
            assertThat(implementations)
                    .as("an implementation that differs from the reference")
                    .anyMatch(type -> probes.stream()
                            .anyMatch(probe ->
                                    !same(answers(Subject.of(type), probe), reference(assignment, probe), 1e-9)));
        }
    }

    @ParameterizedTest
    @MethodSource("partial")
    void partialSampleShowsWhatOnlyFurtherCallsReveal(String assignment, Path sample) throws IOException {
        List<Class<?>> implementations = implementations(assignment, sample);
        Golden.Case probe = Golden.cases(goldenMistakes(assignment)).get(0);
        for (JsonNode failed : expectation(sample).get("failed")) {
            Predicate<Class<?>> isWrong = switch (failed.asText()) {
                case "inputsStayUnchanged" ->
                    type -> {
                        Object[] arguments = arguments(probe);
                        Subject.of(type).evaluate(arguments);
                        return !sameArguments(arguments, arguments(probe));
                    };
                case "resultsAreNew" ->
                    type -> {
                        Subject subject = Subject.of(type);
                        LossAndGradients first = subject.evaluate(arguments(probe));
                        LossAndGradients second = subject.evaluate(arguments(probe));
                        return first.gradients().entrySet().stream()
                                .anyMatch(entry -> entry.getValue().getMatrix()
                                        == second.gradient(entry.getKey()).getMatrix());
                    };
                case "sameAnswerTwice" ->
                    type -> {
                        Subject subject = Subject.of(type);
                        Map<String, SimpleMatrix> first =
                                subject.evaluate(arguments(probe)).gradients();
                        return !same(subject.evaluate(arguments(probe)).gradients(), first, 1e-9);
                    };
                case "staysFiniteOnExtremeScores" ->
                    type -> cases(assignment).stream()
                            .anyMatch(golden -> answers(Subject.of(type), golden).values().stream()
                                    .anyMatch(SimpleMatrix::hasUncountable));
                default -> type -> true; // seen in the numbers of a first call, or in time
            };
            assertThat(implementations)
                    .as("an implementation that fails %s", failed.asText())
                    .anyMatch(isWrong);
        }
    }

    @ParameterizedTest
    @MethodSource("partial")
    void partialSampleSaysWhatIsExpected(String assignment, Path sample) throws IOException {
        JsonNode expected = expectation(sample);
        assertThat(expected.get("why").asText()).endsWith(".");
        assertThat(expected.get("state").asText()).isEqualTo("GRADED");
        assertThat(expected.get("score").asText()).matches("\\d+(\\.\\.\\d+)?%");
        assertThat(expected.get("failed")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedSampleSaysWhatIsExpected(String assignment, Path sample) throws IOException {
        JsonNode expected = expectation(sample);
        assertThat(expected.get("why").asText()).startsWith("Correct: ").endsWith(".");
        assertThat(expected.get("score").asText()).isEqualTo("100%");
        assertThat(expected.get("failed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"softmax-classifier", "hinge-classifier", "two-layer-net", "activations", "logistic-regression"})
    void starterSampleIsTheStarter(String assignment) throws IOException {
        Path sample = SUBMISSIONS.resolve(assignment).resolve("partial/starter");
        Path starter = Path.of("reference", assignment, "starter/src/main/java/student");
        assertThat(children(starter))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(sample.resolve(file.getFileName())).hasSameTextualContentAs(file));
    }

    private static JsonNode expectation(Path sample) throws IOException {
        return new YAMLMapper().readTree(sample.resolve("expected.yaml").toFile());
    }

    private static CompiledFolder assignment(String name) {
        return ASSIGNMENTS.computeIfAbsent(name, id -> CompiledFolder.ofAssignment(Path.of("reference", id)));
    }

    /** Compiles a sample and returns its implementations, after a look at whether every role is filled by exactly one. */
    private static List<Class<?>> implementations(String assignment, Path sample) {
        CompiledFolder folder = CompiledFolder.ofSample(Path.of("reference", assignment), sample);
        List<Class<?>> roles = switch (assignment) {
            case "softmax-classifier" ->
                List.of(
                        folder.type("org.gradus.assignments.softmax.LoopSoftmax"),
                        folder.type("org.gradus.assignments.softmax.VectorizedSoftmax"));
            case "hinge-classifier" ->
                List.of(
                        folder.type("org.gradus.assignments.hinge.LoopHinge"),
                        folder.type("org.gradus.assignments.hinge.VectorizedHinge"));
            default -> List.of(folder.type("org.gradus.assignments.net.TwoLayerNet"));
        };
        List<Class<?>> implementations = new ArrayList<>();
        for (Class<?> role : roles) {
            Predicate<Class<?>> fills =
                    type -> role.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
            List<Class<?>> filling = folder.classesStartingWith("student.").stream()
                    .filter(fills)
                    .toList();
            assertThat(filling)
                    .as("classes for %s in %s", role.getSimpleName(), sample)
                    .hasSize(1);
            implementations.addAll(filling);
        }
        return implementations;
    }

    private static String packageOf(String assignment) {
        return switch (assignment) {
            case "softmax-classifier" -> "org.gradus.assignments.softmax";
            case "hinge-classifier" -> "org.gradus.assignments.hinge";
            default -> "org.gradus.assignments.net";
        };
    }

    private static String goldenMistakes(String assignment) {
        return switch (assignment) {
            case "softmax-classifier" -> "mistakes_softmax";
            case "hinge-classifier" -> "mistakes_hinge";
            default -> "mistakes_net";
        };
    }

    private static List<Golden.Case> cases(String assignment) {
        return Golden.cases(
                switch (assignment) {
                    case "softmax-classifier" -> "softmax_mean_halfreg";
                    case "hinge-classifier" -> "hinge_mean_halfreg";
                    default -> "two_layer_net_rows";
                });
    }

    private static Map<String, SimpleMatrix> reference(String assignment, Golden.Case golden) {
        String name = switch (assignment) {
            case "softmax-classifier" -> "SoftmaxReference";
            case "hinge-classifier" -> "HingeReference";
            default -> "TwoLayerNetReference";
        };
        Subject subject = Subject.of(assignment(assignment).type(packageOf(assignment) + "." + name));
        return answers(subject, golden);
    }

    /** Everything that the subject says about a case: loss, gradients, and what its role has besides. */
    private static Map<String, SimpleMatrix> answers(Subject subject, Golden.Case golden) {
        SimpleMatrix x = golden.input("X");
        int[] y = golden.labels();
        double reg = golden.number("reg");
        Map<String, SimpleMatrix> answers = new HashMap<>();
        LossAndGradients result;
        if (golden.inputs().has("W1")) {
            SimpleMatrix w1 = golden.input("W1");
            SimpleMatrix b1 = golden.row("b1");
            SimpleMatrix w2 = golden.input("W2");
            SimpleMatrix b2 = golden.row("b2");
            answers.put("scores", subject.matrix("scores", x, w1, b1, w2, b2));
            result = subject.evaluate(x, y, w1, b1, w2, b2, reg);
        } else {
            SimpleMatrix w = golden.input("W");
            boolean vectorized = subject.has("inputGradient");
            if (golden.inputs().has("delta")) {
                double delta = golden.number("delta");
                if (vectorized) {
                    answers.put("X", subject.matrix("inputGradient", w, x, y, delta));
                }
                result = subject.evaluate(w, x, y, reg, delta);
            } else {
                if (vectorized) {
                    answers.put("X", subject.matrix("inputGradient", w, x, y));
                }
                result = subject.evaluate(w, x, y, reg);
            }
        }
        result.gradients().forEach(answers::put);
        answers.put("loss", new SimpleMatrix(new double[][] {{result.loss()}}));
        return answers;
    }

    private static Object[] arguments(Golden.Case golden) {
        List<Object> arguments = new ArrayList<>();
        if (golden.inputs().has("W1")) {
            arguments.addAll(List.of(golden.input("X"), golden.labels(), golden.input("W1"), golden.row("b1")));
            arguments.addAll(List.of(golden.input("W2"), golden.row("b2"), golden.number("reg")));
        } else {
            arguments.addAll(List.of(golden.input("W"), golden.input("X"), golden.labels(), golden.number("reg")));
            if (golden.inputs().has("delta")) {
                arguments.add(golden.number("delta"));
            }
        }
        return arguments.toArray();
    }

    private static boolean sameArguments(Object[] first, Object[] second) {
        return IntStream.range(0, first.length)
                .allMatch(i -> first[i] instanceof SimpleMatrix matrix
                        ? matrix.isIdentical((SimpleMatrix) second[i], 0)
                        : Objects.deepEquals(first[i], second[i]));
    }

    private static void assertSame(
            String name, Map<String, SimpleMatrix> actual, Map<String, SimpleMatrix> expected, double tolerance) {
        actual.forEach((key, value) -> Golden.assertMatrix(name + " " + key, value, expected.get(key), tolerance));
    }

    /** Whether the answers to the same questions are the same. */
    private static boolean same(
            Map<String, SimpleMatrix> actual, Map<String, SimpleMatrix> expected, double tolerance) {
        return actual.keySet().stream()
                .filter(expected::containsKey)
                .allMatch(key -> Golden.largestDifference(actual.get(key), expected.get(key))
                        <= tolerance * Math.max(1e-3, expected.get(key).elementMaxAbs()));
    }
}

package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.check.CheckFailed;
import org.gradus.check.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The multilayer perceptron's references and accepted samples against the golden numbers, its known mistakes against each other, and
 * its samples against what they are said to be. What the checks say of them is tested elsewhere.
 */
class MultilayerPerceptronTest {
    private static final Path REFERENCE = Path.of("reference/multilayer-perceptron");
    private static final Path SAMPLES = Path.of("submissions/multilayer-perceptron");
    private static final String PACKAGE = "org.gradus.assignments.perceptron.";
    private static final double TIGHT = 1e-12;

    private static final List<String> FORWARDS = List.of("ha", "hs", "oa", "os");
    private static final List<String> BACKWARDS =
            List.of("gradOa", "gradB2", "gradW2", "gradHs", "gradHa", "gradB1", "gradW1", "gradX");

    private static final CompiledFolder ASSIGNMENT = CompiledFolder.ofAssignment(REFERENCE);

    static List<Golden.Case> goldenCases() {
        return Golden.cases("two_layer_net_columns");
    }

    static List<Class<?>> mistakes() {
        return ASSIGNMENT.classesStartingWith(PACKAGE + "mistakes.");
    }

    static List<Path> accepted() throws IOException {
        return samples("accepted");
    }

    static List<Path> partial() throws IOException {
        return samples("partial");
    }

    private static List<Path> samples(String kind) throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES.resolve(kind))) {
            return folders.sorted().toList();
        }
    }

    @Test
    void everythingIsSeen() throws IOException {
        assertThat(goldenCases()).hasSize(5);
        assertThat(mistakes()).hasSize(85);
        assertThat(CompiledFolder.mistakeSources(REFERENCE)).hasSize(85);
        assertThat(accepted()).hasSize(3);
        assertThat(partial()).hasSize(24);
        assertThat(samples("broken")).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void referencesGiveTheGoldenNumbers(Golden.Case golden) {
        assertGolden(reference("PerceptronReference"), golden);
        assertGolden(reference("LoopPerceptronReference"), golden);
        assertGoldenExamples(reference("ExamplePerceptronReference"), golden);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedSampleGivesTheGoldenNumbers(Path sample) throws IOException {
        CompiledFolder folder = CompiledFolder.ofSample(REFERENCE, sample);
        for (Golden.Case golden : goldenCases()) {
            assertGolden(implementation(folder, "LoopPerceptron"), golden);
            assertGolden(implementation(folder, "MatrixPerceptron"), golden);
            assertGoldenExamples(implementation(folder, "ExamplePerceptron"), golden);
        }
        JsonNode expected = expectation(sample);
        assertThat(expected.get("why").asText()).startsWith("Correct: ").endsWith(".");
        assertThat(expected.get("score").asText()).isEqualTo("100%");
        assertThat(expected.get("failed")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("partial")
    void partialSampleMakesTheMistakeThatItIsAskedToMake(Path sample) throws IOException {
        JsonNode expected = expectation(sample);
        assertThat(expected.get("why").asText()).endsWith(".");
        assertThat(expected.get("score").asText()).matches("\\d+(\\.\\.\\d+)?%");
        assertThat(expected.get("failed")).isNotEmpty();
        CompiledFolder folder = CompiledFolder.ofSample(REFERENCE, sample);
        for (String role : List.of("ExamplePerceptron", "LoopPerceptron", "MatrixPerceptron", "Initializer")) {
            assertThat(implementation(folder, role)).isNotNull();
        }
        if (expected.has("diagnosis")) {
            Subject mistake = mistake(expected.get("diagnosis").asText());
            assertThat(Stream.of("LoopPerceptron", "MatrixPerceptron")
                            .map(role -> implementation(folder, role))
                            .anyMatch(subject -> answersTheSame(subject, mistake)))
                    .as("an implementation with the numbers of %s", expected.get("diagnosis"))
                    .isTrue();
        }
    }

    /** Whether every number is the same, in all cases whose activations do not overflow. */
    private static boolean answersTheSame(Subject subject, Subject other) {
        return probes().stream().allMatch(probe -> same(answers(subject, probe), answers(other, probe)));
    }

    @Test
    void starterSampleIsTheStarter() throws IOException {
        Path starter = REFERENCE.resolve("starter/src/main/java/student");
        try (Stream<Path> files = Files.list(starter)) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(
                                    SAMPLES.resolve("partial/starter").resolve(file.getFileName()))
                            .hasSameTextualContentAs(file));
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeSpeaksToTheStudentAndReplacesAStepOfTheReference(Class<?> type) {
        Mistake mistake = type.getAnnotation(Mistake.class);
        assertThat(mistake.value()).matches("[A-Z].{20,200}\\.").doesNotContain("  ");
        assertThat(mistake.hint())
                .matches("[A-Z][^.?]{10,200}[.?]|.{20,200}[.?]")
                .doesNotContain("  ");
        assertThat(type.getSuperclass().getName())
                .isIn(PACKAGE + "PerceptronReference", PACKAGE + "InitializerReference");
    }

    @Test
    void numbersTellEveryPairOfMistakesApart() {
        Map<String, List<Map<String, SimpleMatrix>>> answers = new LinkedHashMap<>();
        answers.put("the reference", answersToAll(reference("PerceptronReference")));
        for (Class<?> type : mistakes()) {
            if (type.getSuperclass().getSimpleName().equals("PerceptronReference")
                    && isSeenInNumbers(type.getAnnotation(Mistake.class).caughtBy())) {
                answers.put(type.getSimpleName(), answersToAll(Subject.of(type)));
            }
        }
        assertThat(answers).hasSizeGreaterThan(55);
        List<String> names = List.copyOf(answers.keySet());
        for (int a = 0; a < names.size(); a++) {
            for (int b = 0; b < a; b++) {
                List<Map<String, SimpleMatrix>> first = answers.get(names.get(a));
                List<Map<String, SimpleMatrix>> second = answers.get(names.get(b));
                assertThat(IntStream.range(0, first.size()).allMatch(i -> same(first.get(i), second.get(i))))
                        .as("%s and %s answer the same", names.get(a), names.get(b))
                        .isFalse();
            }
        }
    }

    private static boolean isSeenInNumbers(String check) {
        return switch (check) {
            case "sameAnswerTwice", "inputsStayUnchanged", "resultsAreNew", "matricesAreFaster" -> false;
            default -> true;
        };
    }

    private static List<Map<String, SimpleMatrix>> answersToAll(Subject subject) {
        List<Probe> probes = new ArrayList<>(probes());
        Probe last = probes.get(probes.size() - 1);
        probes.add(last.with(last.b2().plus(1000)));
        probes.add(last.with(last.b2().plus(-1000)));
        SimpleMatrix gap = last.b2().copy();
        gap.set(0, 900);
        gap.set(1, -900);
        probes.add(last.with(gap));
        SimpleMatrix lastAbove = last.b2().copy();
        lastAbove.set(lastAbove.getNumElements() - 1, 3000);
        probes.add(last.with(lastAbove));
        probes.add(last.apart());
        return probes.stream().map(probe -> answers(subject, probe)).toList();
    }

    @Test
    void soundSourcesOfRandomNumbersAreNotAccused() throws Exception {
        Subject initializer = reference("InitializerReference");
        int seen = 0;
        for (int seed = 0; seed < 500; seed++) {
            Object parameters = initializer.call("initialize", 31, 53, 17, seed);
            SimpleMatrix w1 = part(parameters, "w1");
            SimpleMatrix w2 = part(parameters, "w2");
            assertThatCode(() -> areUniform(w1, 53, 31)).doesNotThrowAnyException();
            assertThatCode(() -> areUniform(w2, 17, 53)).doesNotThrowAnyException();
            seen++;
        }
        assertThat(seen).isEqualTo(500);
    }

    @Test
    void unsoundWeightsAreAccusedByName() throws Exception {
        Random random = new Random(5);
        double bound = 1 / Math.sqrt(31);
        SimpleMatrix right = SimpleMatrix.random_DDRM(53, 31, -bound, bound, random);
        assertThat(accusation(right)).isEmpty();
        assertThat(accusation(right.scale(0.5))).contains("ends of the range", "half as wide");
        assertThat(accusation(right.scale(bound))).contains("square root missing");
        assertThat(accusation(right.scale(bound / 2))).contains("power written as a product");
        assertThat(accusation(right.scale(Math.sqrt(31.0 / 53)))).contains("number of units");
        assertThat(accusation(right.scale(1 / bound))).contains("outside", "not divided by anything");
        assertThat(accusation(right.elementOp((int row, int column, double value) -> Math.abs(value))))
                .contains("All weights are positive");
        assertThat(accusation(right.elementOp((int row, int column, double value) -> value * Math.abs(value) / bound)))
                .contains("not spread evenly");
        assertThat(accusation(right.scale(Double.NaN))).contains("outside");
        assertThat(accusation(new SimpleMatrix(53, 31))).contains("repeats its numbers");
        assertThat(accusation(right.transpose())).contains("must be 53 x 31");
    }

    private static String accusation(SimpleMatrix weights) throws Exception {
        try {
            areUniform(weights, 53, 31);
            return "";
        } catch (CheckFailed failed) {
            return failed.getMessage();
        }
    }

    private static void areUniform(SimpleMatrix weights, int units, int inputs) throws Exception {
        Method method = ASSIGNMENT
                .type(PACKAGE + "InitialWeights")
                .getDeclaredMethod("areUniform", String.class, SimpleMatrix.class, int.class, int.class);
        method.setAccessible(true);
        try {
            method.invoke(null, "W1", weights, units, inputs);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof CheckFailed failed ? failed : new AssertionError(e.getCause());
        }
    }

    private static void assertGolden(Subject subject, Golden.Case golden) {
        Probe probe = Probe.of(golden);
        JsonNode expected = golden.expected();
        Map<String, SimpleMatrix> answers = answers(subject, probe);
        for (String step : Stream.concat(FORWARDS.stream(), BACKWARDS.stream()).toList()) {
            Golden.assertMatrix(step, answers.get(step), Golden.matrix(expected.get(goldenName(step))), TIGHT);
        }
        double total = expected.get("risk").asDouble() + expected.get("penalty").asDouble();
        Golden.assertLoss(answers.get("loss").get(0), total, TIGHT);
        Golden.assertMatrix("W1", answers.get("W1"), Golden.matrix(expected.get("grad_w1_reg")), TIGHT);
        Golden.assertMatrix("W2", answers.get("W2"), Golden.matrix(expected.get("grad_w2_reg")), TIGHT);
        Golden.assertMatrix("b1", answers.get("b1"), Golden.matrix(expected.get("grad_b1")), TIGHT);
        Golden.assertMatrix("b2", answers.get("b2"), Golden.matrix(expected.get("grad_b2")), TIGHT);
    }

    private static void assertGoldenExamples(Subject subject, Golden.Case golden) {
        Probe probe = Probe.of(golden);
        JsonNode expected = golden.expected();
        for (int k = 0; k < probe.y().length; k++) {
            SimpleMatrix x = probe.x().getColumn(k);
            int label = probe.y()[k];
            Object forward = subject.call("forward", x, probe.w1(), probe.b1(), probe.w2(), probe.b2());
            for (String step : FORWARDS) {
                SimpleMatrix column = Golden.matrix(expected.get(step)).getColumn(k);
                Golden.assertMatrix(step, part(forward, step), column, TIGHT);
            }
            double loss = (Double) subject.call("loss", x, label, probe.w1(), probe.b1(), probe.w2(), probe.b2());
            Golden.assertLoss(loss, expected.get("L").get("data").get(k).asDouble(), TIGHT);
            Object backward = subject.call("backward", x, label, probe.w1(), probe.b1(), probe.w2(), probe.b2());
            for (String step : List.of("gradOa", "gradHs", "gradHa", "gradX")) {
                SimpleMatrix column =
                        Golden.matrix(expected.get(goldenName(step))).getColumn(k);
                assertThat(Golden.largestDifference(part(backward, step), column))
                        .isLessThanOrEqualTo(TIGHT);
            }
            if (probe.y().length == 1) {
                for (String step : List.of("gradB2", "gradW2", "gradB1", "gradW1")) {
                    Golden.assertMatrix(
                            step, part(backward, step), Golden.matrix(expected.get(goldenName(step))), TIGHT);
                }
            }
        }
    }

    /** {@code gradOa} is named {@code grad_oa} in the golden file. */
    private static String goldenName(String step) {
        return step.startsWith("grad") ? "grad_" + step.substring(4).toLowerCase(Locale.ROOT) : step;
    }

    /** The golden inputs, without weights that are zero. */
    private static List<Probe> probes() {
        List<Probe> probes =
                new ArrayList<>(goldenCases().stream().map(Probe::of).toList());
        Probe elastic = probes.get(3);
        SimpleMatrix w1 = elastic.w1().copy();
        SimpleMatrix w2 = elastic.w2().copy();
        w1.set(0, 0);
        w2.set(0, 0);
        probes.add(new Probe(elastic.x(), elastic.y(), w1, elastic.b1(), w2, elastic.b2(), elastic.lambdas()));
        return probes;
    }

    private static Map<String, SimpleMatrix> answers(Subject subject, Probe probe) {
        Map<String, SimpleMatrix> answers = new LinkedHashMap<>();
        Probe p = probe.copy();
        Object forward = subject.call("forward", p.x(), p.w1(), p.b1(), p.w2(), p.b2());
        FORWARDS.forEach(step -> answers.put(step, part(forward, step)));
        p = probe.copy();
        Object backward = subject.call("backward", p.x(), p.y(), p.w1(), p.b1(), p.w2(), p.b2());
        BACKWARDS.forEach(step -> answers.put(step, part(backward, step)));
        p = probe.copy();
        double[] l = p.lambdas();
        LossAndGradients result =
                subject.evaluate(p.x(), p.y(), p.w1(), p.b1(), p.w2(), p.b2(), l[0], l[1], l[2], l[3]);
        answers.putAll(result.gradients());
        answers.put("loss", new SimpleMatrix(new double[][] {{result.loss()}}));
        return answers;
    }

    private static boolean same(Map<String, SimpleMatrix> first, Map<String, SimpleMatrix> second) {
        return first.keySet().stream().allMatch(name -> same(first.get(name), second.get(name)));
    }

    private static boolean same(SimpleMatrix first, SimpleMatrix second) {
        return first.hasUncountable() || second.hasUncountable()
                ? first.hasUncountable() && second.hasUncountable()
                : Golden.largestDifference(first, second) <= 1e-9 * Math.max(1e-3, first.elementMaxAbs());
    }

    private static SimpleMatrix part(Object result, String component) {
        try {
            return (SimpleMatrix) result.getClass().getMethod(component).invoke(result);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Subject reference(String name) {
        return Subject.of(ASSIGNMENT.type(PACKAGE + name));
    }

    private static Subject mistake(String name) {
        return Subject.of(ASSIGNMENT.type(PACKAGE + "mistakes." + name));
    }

    private static Subject implementation(CompiledFolder sample, String role) {
        Class<?> type = sample.type(PACKAGE + role);
        List<Class<?>> filling = sample.classesStartingWith("student.").stream()
                .filter(candidate -> type.isAssignableFrom(candidate)
                        && Modifier.isPublic(candidate.getModifiers())
                        && !Modifier.isAbstract(candidate.getModifiers()))
                .toList();
        assertThat(filling).as("classes for %s", role).hasSize(1);
        return Subject.of(filling.get(0));
    }

    private static JsonNode expectation(Path sample) throws IOException {
        return new YAMLMapper().readTree(sample.resolve("expected.yaml").toFile());
    }

    /** The inputs of one evaluation. */
    private record Probe(
            SimpleMatrix x,
            int[] y,
            SimpleMatrix w1,
            SimpleMatrix b1,
            SimpleMatrix w2,
            SimpleMatrix b2,
            double[] lambdas) {
        static Probe of(Golden.Case golden) {
            return new Probe(
                    golden.input("x"),
                    golden.labels(),
                    golden.input("w1"),
                    golden.input("b1"),
                    golden.input("w2"),
                    golden.input("b2"),
                    new double[] {
                        golden.number("lambda11"),
                        golden.number("lambda12"),
                        golden.number("lambda21"),
                        golden.number("lambda22")
                    });
        }

        Probe with(SimpleMatrix biases) {
            return new Probe(x, y, w1, b1, w2, biases, lambdas);
        }

        /** The first hidden unit is large for every other example and lifts all of its outputs. */
        Probe apart() {
            SimpleMatrix features = x.copy();
            SimpleMatrix first = w1.copy();
            SimpleMatrix second = w2.copy();
            for (int k = 0; k < y.length; k++) {
                features.set(0, k, k % 2 == 0 ? 3 : -3);
            }
            for (int i = 0; i < first.getNumCols(); i++) {
                first.set(0, i, i == 0 ? 5 : 0);
            }
            for (int j = 0; j < second.getNumRows(); j++) {
                second.set(j, 0, 300);
            }
            return new Probe(features, y, first, b1, second, b2, lambdas);
        }

        Probe copy() {
            return new Probe(x.copy(), y.clone(), w1.copy(), b1.copy(), w2.copy(), b2.copy(), lambdas.clone());
        }
    }
}

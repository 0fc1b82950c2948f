package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The assignment {@code activations} against its golden numbers: its reference, its known mistakes and its sample submissions. */
class ActivationsTest {
    private static final Path FOLDER = Path.of("reference/activations");
    private static final Path SAMPLES = Path.of("submissions/activations");
    private static final String PACKAGE = "org.gradus.assignments.activations.";
    private static final CompiledFolder COMPILED = CompiledFolder.ofAssignment(FOLDER);
    private static final Golden.Case SCALARS = Golden.cases("functions").get(0);
    private static final Golden.Case NORMS = Golden.cases("functions").get(1);
    private static final Golden.Case ROWS = Golden.cases("functions").get(2);

    /** Checks that a first answer cannot fail. */
    private static final Set<String> BEYOND_NUMBERS = Set.of("inputsStayUnchanged", "resultsAreNew", "sameAnswerTwice");

    @ParameterizedTest
    @CsvSource({
        "sigmoid, sigmoid",
        "sigmoidDerivative, sigmoid_prime",
        "tanh, tanh",
        "tanhDerivative, tanh_prime",
        "softplus, softplus",
        "softplusDerivative, softplus_prime",
        "lnSigmoid, ln_sigmoid",
        "relu, rect",
        "reluDerivative, rect_prime",
        "abs, abs",
        "absDerivative, abs_prime",
        "sign, sign"
    })
    void functionEqualsItsGoldenNumbersEachRelativeToItself(String method, String key) {
        Subject reference = reference();
        double[] points = numbers(SCALARS.inputs().get("x"));
        double[] expected = numbers(SCALARS.expected().get(key));
        assertThat(points).hasSize(30);
        for (int i = 0; i < points.length; i++) {
            assertThat(Math.abs(reference.number(method, points[i]) - expected[i]))
                    .as("%s(%s), expected %s", method, points[i], expected[i])
                    .isLessThanOrEqualTo(1e-12 * Math.abs(expected[i]));
        }
    }

    @Test
    void derivativeOfLnSigmoidIsTheSigmoidOfTheOtherSide() {
        double[] points = numbers(SCALARS.inputs().get("x"));
        double[] sigmoid = numbers(SCALARS.expected().get("sigmoid"));
        int seen = 0;
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < points.length; k++) {
                if (points[k] == -points[i]) {
                    assertThat(Math.abs(reference().number("lnSigmoidDerivative", points[i]) - sigmoid[k]))
                            .isLessThanOrEqualTo(1e-12 * sigmoid[k]);
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void normsAndTheirGradientsEqualTheirGoldenNumbers() {
        Subject reference = reference();
        SimpleMatrix x = NORMS.row("x");
        JsonNode expected = NORMS.expected();
        Golden.assertLoss(reference.number("l1Norm", x), expected.get("l1").asDouble(), 1e-12);
        Golden.assertLoss(
                reference.number("squaredL2Norm", x), expected.get("l2sq").asDouble(), 1e-12);
        Golden.assertMatrix(
                "gradient", reference.matrix("l1NormGradient", x), Golden.rowOf(expected.get("l1_grad")), 1e-12);
        Golden.assertMatrix(
                "gradient",
                reference.matrix("squaredL2NormGradient", x),
                Golden.rowOf(expected.get("l2sq_grad")),
                1e-12);
    }

    @Test
    void softmaxAndLogSumExpEqualTheirGoldenNumbers() {
        SimpleMatrix scores = ROWS.input("scores");
        Golden.assertMatrix(
                "P",
                reference().matrix("softmax", scores),
                Golden.matrix(ROWS.expected().get("P")),
                1e-12);
        SimpleMatrix expected = Golden.rowOf(ROWS.expected().get("logsumexp"));
        SimpleMatrix actual = reference().matrix("logSumExp", scores);
        assertThat(actual.getNumCols()).isEqualTo(1);
        assertThat(actual.getNumRows()).isEqualTo(7);
        for (int i = 0; i < 7; i++) {
            Golden.assertLoss(actual.get(i), expected.get(i), 1e-12);
        }
    }

    static List<Class<?>> mistakes() {
        return COMPILED.classesStartingWith(PACKAGE + "mistakes.");
    }

    @Test
    void everySourceOfAMistakeIsOneClass() {
        assertThat(mistakes()).hasSize(75);
        assertThat(CompiledFolder.mistakeSources(FOLDER)).hasSize(75);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeSpeaksToTheStudentAndShowsInOneMethodAlone(Class<?> type) {
        Mistake mistake = type.getAnnotation(Mistake.class);
        assertThat(mistake.value()).matches("[A-Z].{20,200}\\.").doesNotContain("  ");
        assertThat(mistake.hint()).matches("[A-Z].{20,200}[.?]").doesNotContain("  ");
        assertThat(type.getSuperclass().getSimpleName()).isEqualTo("ActivationsReference");
        List<String> changed = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .toList();
        assertThat(changed).hasSize(1);
        if (!BEYOND_NUMBERS.contains(mistake.caughtBy())) {
            assertThat(differing(answers(Subject.of(type)), answers(reference())))
                    .containsExactlyElementsOf(changed);
        }
    }

    @Test
    void numbersTellEveryPairOfMistakesApart() {
        Map<String, Map<String, double[]>> all = new LinkedHashMap<>();
        mistakes().stream()
                .filter(type -> !BEYOND_NUMBERS.contains(
                        type.getAnnotation(Mistake.class).caughtBy()))
                .forEach(type -> all.put(type.getSimpleName(), answers(Subject.of(type))));
        List<String> names = new ArrayList<>(all.keySet());
        assertThat(names).hasSizeGreaterThan(60);
        for (int a = 0; a < names.size(); a++) {
            for (int b = 0; b < a; b++) {
                assertThat(differing(all.get(names.get(a)), all.get(names.get(b))))
                        .as("%s and %s", names.get(a), names.get(b))
                        .isNotEmpty();
            }
        }
    }

    static Stream<Path> accepted() throws IOException {
        return children(SAMPLES.resolve("accepted"));
    }

    static Stream<Path> partial() throws IOException {
        return children(SAMPLES.resolve("partial"));
    }

    @Test
    void thereAreSamplesOfEachKind() throws IOException {
        assertThat(accepted()).hasSize(3);
        assertThat(partial()).hasSize(15);
        assertThat(children(SAMPLES.resolve("broken"))).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedSampleAnswersWithTheGoldenNumbers(Path sample) throws IOException {
        Map<String, double[]> expected = answers(reference());
        Map<String, double[]> actual = answers(Subject.of(implementation(sample)));
        for (String method : expected.keySet()) {
            double[] right = expected.get(method);
            double[] found = actual.get(method);
            assertThat(found).as(method).hasSameSizeAs(right);
            for (int i = 0; i < right.length; i++) {
                boolean slopeAtKink = i == kink(method);
                assertThat(Math.abs(found[i] - right[i]))
                        .as("%s, number %s", method, i)
                        .isLessThanOrEqualTo(slopeAtKink ? 1 : 1e-9 * Math.max(1, Math.abs(right[i])));
            }
        }
        JsonNode verdict = expectation(sample);
        assertThat(verdict.get("why").asText()).startsWith("Correct: ").endsWith(".");
        assertThat(verdict.get("score").asText()).isEqualTo("100%");
    }

    /** Where among the golden points a method's argument is 0 and several answers are right; -1 if nowhere. */
    private static int kink(String method) {
        return method.equals("reluDerivative") || method.equals("absDerivative") ? 11 : -1;
    }

    @ParameterizedTest
    @MethodSource("partial")
    void partialSampleMakesTheMistakeThatItIsAskedToMake(Path sample) throws IOException {
        JsonNode verdict = expectation(sample);
        assertThat(verdict.get("why").asText()).endsWith(".");
        assertThat(verdict.get("failed")).isNotEmpty();
        Map<String, double[]> numbers = answers(Subject.of(implementation(sample)));
        Map<String, double[]> right = answers(reference());
        if (verdict.has("diagnosis")) {
            Class<?> type = COMPILED.type(
                    PACKAGE + "mistakes." + verdict.get("diagnosis").asText());
            Map<String, double[]> mistake = answers(Subject.of(type));
            for (String method : differing(mistake, right)) {
                // Far out a student's formula may round to 0 what the mistake's keeps.
                assertThat(same(numbers.get(method), mistake.get(method), 1))
                        .as("the numbers of %s in %s", type.getSimpleName(), method)
                        .isTrue();
            }
        }
    }

    /** The methods whose answers differ by more than 1e-9 of the number, or in what is not finite. */
    private static List<String> differing(Map<String, double[]> some, Map<String, double[]> others) {
        return some.keySet().stream()
                .filter(method -> !same(some.get(method), others.get(method), 0))
                .toList();
    }

    private static boolean same(double[] some, double[] others, double least) {
        if (some.length != others.length) {
            return false;
        }
        for (int i = 0; i < some.length; i++) {
            boolean close = Math.abs(some[i] - others[i]) <= 1e-9 * Math.max(least, Math.abs(others[i]));
            if (!close && Double.compare(some[i], others[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Everything that an implementation says about the golden arguments, by method. */
    private static Map<String, double[]> answers(Subject subject) {
        Map<String, double[]> answers = new LinkedHashMap<>();
        double[] points = numbers(SCALARS.inputs().get("x"));
        for (Method method : COMPILED.type(PACKAGE + "Activations").getMethods()) {
            String name = method.getName();
            if (method.getParameterTypes()[0] == double.class) {
                answers.put(
                        name,
                        Arrays.stream(points)
                                .map(point -> subject.number(name, point))
                                .toArray());
            } else {
                boolean isNorm = method.getParameters()[0].getName().equals("x");
                // A norm of one row would not tell rows from columns.
                SimpleMatrix argument = isNorm ? NORMS.row("x") : ROWS.input("scores");
                if (isNorm) {
                    argument.reshape(3, 3);
                }
                answers.put(
                        name,
                        method.getReturnType() == double.class
                                ? new double[] {subject.number(name, argument)}
                                : subject.matrix(name, argument).getDDRM().data.clone());
            }
        }
        assertThat(answers).hasSize(19);
        return answers;
    }

    private static Subject reference() {
        return Subject.of(COMPILED.type(PACKAGE + "ActivationsReference"));
    }

    private static Class<?> implementation(Path sample) {
        List<Class<?>> types = CompiledFolder.ofSample(FOLDER, sample).classesStartingWith("student.");
        assertThat(types).hasSize(1);
        return types.get(0);
    }

    private static double[] numbers(JsonNode list) {
        return Golden.row(list).getDDRM().data;
    }

    private static JsonNode expectation(Path sample) throws IOException {
        return new YAMLMapper().readTree(sample.resolve("expected.yaml").toFile());
    }

    private static Stream<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        }
    }
}

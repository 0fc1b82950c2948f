package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
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
import org.gradus.api.LossAndGradients;
import org.gradus.check.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The assignment {@code logistic-regression} against its golden numbers: its reference, its known mistakes and its samples. */
class LogisticRegressionTest {
    private static final double TIGHT = 1e-12;
    private static final Path FOLDER = Path.of("reference/logistic-regression");
    private static final Path SAMPLES = Path.of("submissions/logistic-regression");
    private static final String PACKAGE = "org.gradus.assignments.logistic.";
    private static final CompiledFolder COMPILED = CompiledFolder.ofAssignment(FOLDER);

    /** The case of images that are divided by 255 and get a first column of ones. */
    private static final Golden.Case IMAGES = Golden.cases("preprocessing").get(1);

    /** Checks that a first answer cannot fail. */
    private static final Set<String> BEYOND_NUMBERS = Set.of("inputsStayUnchanged", "resultsAreNew", "sameAnswerTwice");

    static List<Golden.Case> cases() {
        return Golden.cases("logistic_mean");
    }

    @Test
    void everyGoldenCaseIsSeen() {
        assertThat(cases()).hasSize(4);
        assertThat(IMAGES.id()).isEqualTo("scale_255_bias_first");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void referenceEqualsItsGoldenNumbers(Golden.Case golden) {
        JsonNode expected = golden.expected();
        SimpleMatrix w = golden.input("w");
        SimpleMatrix x = golden.input("X");
        int[] y = labels(golden);
        double lambda = golden.number("reg");
        Golden.assertMatrix(
                "yhat", reference().matrix("probabilities", w, x), Golden.matrix(expected.get("yhat")), TIGHT);
        LossAndGradients actual = reference().evaluate(w, x, y, lambda);
        Golden.assertLoss(actual.loss(), expected.get("loss").asDouble(), TIGHT);
        Golden.assertMatrix("dw", actual.gradient("W"), Golden.matrix(expected.get("dw")), TIGHT);
        LossAndGradients data = reference().evaluate(w, x, y, 0.0);
        Golden.assertLoss(data.loss(), expected.get("data_loss").asDouble(), TIGHT);
        Golden.assertMatrix("dw_data", data.gradient("W"), Golden.matrix(expected.get("dw_data")), TIGHT);
        Golden.assertLoss(
                reference().number("accuracy", w, x, y),
                expected.get("accuracy_threshold_half").asDouble(),
                TIGHT);
    }

    @Test
    void imagesArePreparedAsTheGoldenOnes() {
        Golden.assertMatrix(
                "X",
                reference().matrix("preprocess", IMAGES.input("X")),
                Golden.matrix(IMAGES.expected().get("X")),
                TIGHT);
    }

    @Test
    void saturatedScoresCostWhatTheyMust() {
        SimpleMatrix w = new SimpleMatrix(new double[][] {{1000}});
        SimpleMatrix x = new SimpleMatrix(new double[][] {{1}, {-1}, {1}, {-1}});
        LossAndGradients actual = reference().evaluate(w, x, new int[] {1, 0, 0, 1}, 0.0);
        assertThat(actual.loss()).isEqualTo(500);
        assertThat(actual.gradient("W").get(0)).isEqualTo(0.5);
        assertThat(reference().number("accuracy", w, x, new int[] {1, 0, 0, 1})).isEqualTo(0.5);
    }

    static List<Class<?>> mistakes() {
        return COMPILED.classesStartingWith(PACKAGE + "mistakes.");
    }

    @Test
    void everySourceOfAMistakeIsOneClass() {
        assertThat(mistakes()).hasSize(79);
        assertThat(CompiledFolder.mistakeSources(FOLDER)).hasSize(79);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeSpeaksToTheStudentAndShowsInItsNumbers(Class<?> type) {
        Mistake mistake = type.getAnnotation(Mistake.class);
        assertThat(mistake.value()).matches("[A-Z].{20,200}\\.").doesNotContain("  ");
        assertThat(mistake.hint()).matches("[A-Z].{20,200}[.?]").doesNotContain("  ");
        assertThat(type.getSuperclass().getSimpleName()).isEqualTo("LogisticReference");
        if (!BEYOND_NUMBERS.contains(mistake.caughtBy())) {
            assertThat(differing(answers(Subject.of(type)), answers(reference())))
                    .isNotEmpty();
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

    static List<Path> accepted() throws IOException {
        return children(SAMPLES.resolve("accepted"));
    }

    static List<Path> partial() throws IOException {
        return children(SAMPLES.resolve("partial"));
    }

    @Test
    void thereAreSamplesOfEachKind() throws IOException {
        assertThat(accepted()).hasSize(3);
        assertThat(partial()).hasSize(18);
        assertThat(children(SAMPLES.resolve("broken"))).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedSampleAnswersLikeTheReference(Path sample) throws IOException {
        Map<String, double[]> right = answers(reference());
        answers(Subject.of(implementation(sample)))
                .forEach((name, found) ->
                        assertThat(same(found, right.get(name), 1)).as(name).isTrue());
        assertThat(expectation(sample).get("why").asText())
                .startsWith("Correct: ")
                .endsWith(".");
        assertThat(expectation(sample).get("score").asText()).isEqualTo("100%");
    }

    @ParameterizedTest
    @MethodSource("partial")
    void partialSampleMakesTheMistakeThatItIsAskedToMake(Path sample) throws IOException {
        JsonNode verdict = expectation(sample);
        assertThat(verdict.get("why").asText()).endsWith(".");
        assertThat(verdict.get("failed")).isNotEmpty();
        Map<String, double[]> numbers = answers(Subject.of(implementation(sample)));
        if (verdict.has("diagnosis")) {
            Class<?> type = COMPILED.type(
                    PACKAGE + "mistakes." + verdict.get("diagnosis").asText());
            Map<String, double[]> mistake = answers(Subject.of(type));
            for (String name : differing(mistake, answers(reference()))) {
                assertThat(same(numbers.get(name), mistake.get(name), 1))
                        .as("the numbers of %s in %s", type.getSimpleName(), name)
                        .isTrue();
            }
        }
    }

    private static List<String> differing(Map<String, double[]> some, Map<String, double[]> others) {
        return some.keySet().stream()
                .filter(name -> !same(some.get(name), others.get(name), 0))
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

    /** Everything that an implementation says about the golden cases, saturated ones and one whose scores are 0. */
    private static Map<String, double[]> answers(Subject subject) {
        Map<String, double[]> answers = new LinkedHashMap<>();
        for (Golden.Case golden : cases()) {
            SimpleMatrix w = golden.input("w");
            SimpleMatrix x = golden.input("X");
            int[] y = labels(golden);
            for (double scale : new double[] {0, 1, 30, 1000}) {
                String which = golden.id() + " * " + scale + " ";
                SimpleMatrix scaled = w.scale(scale);
                answers.put(which + "p", numbers(subject.matrix("probabilities", scaled, x)));
                answers.put(which + "accuracy", new double[] {subject.number("accuracy", scaled, x, y)});
                LossAndGradients result = subject.evaluate(scaled, x, y, golden.number("reg"));
                answers.put(which + "loss", new double[] {result.loss()});
                SimpleMatrix gradient = result.gradient("W");
                answers.put(which + "gradient", numbers(gradient));
                answers.put(which + "shape", new double[] {gradient.getNumRows(), gradient.getNumCols()});
            }
        }
        answers.put("images", numbers(subject.matrix("preprocess", IMAGES.input("X"))));
        // A batch that is dark all over: its own maximum is not white.
        answers.put(
                "dark images",
                numbers(subject.matrix("preprocess", IMAGES.input("X").divide(2))));
        return answers;
    }

    private static double[] numbers(SimpleMatrix matrix) {
        return Arrays.copyOf(matrix.getDDRM().data, matrix.getNumElements());
    }

    private static int[] labels(Golden.Case golden) {
        return Arrays.stream(numbers(golden.input("targets")))
                .mapToInt(target -> (int) target)
                .toArray();
    }

    private static Subject reference() {
        return Subject.of(COMPILED.type(PACKAGE + "LogisticReference"));
    }

    private static Class<?> implementation(Path sample) {
        List<Class<?>> types = CompiledFolder.ofSample(FOLDER, sample).classesStartingWith("student.");
        assertThat(types).hasSize(1);
        return types.get(0);
    }

    private static JsonNode expectation(Path sample) throws IOException {
        return new YAMLMapper().readTree(sample.resolve("expected.yaml").toFile());
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}

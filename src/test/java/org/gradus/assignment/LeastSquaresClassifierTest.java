package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The least-squares classifier: reference, handout, mistakes and samples against the golden numbers. */
class LeastSquaresClassifierTest extends AssignmentContract<LeastSquaresClassifierTest.Question> {
    private static final double TIGHT = 1e-12;

    /** The arguments of all methods. */
    record Question(String name, SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        @Override
        public String toString() {
            return name;
        }
    }

    LeastSquaresClassifierTest() {
        super(
                new AssignmentFiles("least-squares-classifier", "leastsquares", "LeastSquaresClassifier"),
                "LeastSquaresReference",
                42,
                18);
    }

    List<Golden.Case> goldenCases() {
        return Golden.cases("least_squares");
    }

    @Override
    List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        goldenCases().forEach(golden -> questions.add(question(golden)));
        // Equal scores, and a feature that occurs twice, without and with a penalty.
        SimpleMatrix w = new SimpleMatrix(new double[][] {{1, 2, 1}, {2, 1, 2}, {0, 0, 0}});
        SimpleMatrix x = new SimpleMatrix(new double[][] {{1, 2, 2}, {1, -1, -1}, {1, 3, 3}, {1, 0, 0}, {1, -2, -2}});
        SimpleMatrix y = new SimpleMatrix(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 1, 0}, {1, 0, 0}});
        questions.add(new Question("equal columns", w, x, y, 0));
        questions.add(new Question("equal columns and a penalty", w, x, y, 0.25));
        return questions;
    }

    @Override
    int ordinaryQuestions() {
        return goldenCases().size();
    }

    private static Question question(Golden.Case golden) {
        return new Question(golden.id(), golden.input("W"), golden.input("X"), golden.input("Y"), golden.number("reg"));
    }

    @Override
    Map<String, SimpleMatrix> answers(Subject subject, Question question) {
        Map<String, SimpleMatrix> answers = new HashMap<>();
        LossAndGradients result = evaluate(subject, question, question.w());
        answers.put("loss", number(result.loss()));
        answers.put("gradient", result.gradient("W"));
        answers.put("classes", classes(subject, question));
        // The weights themselves need not be unique; what they come to is.
        LossAndGradients solved = evaluate(reference(), question, solution(subject, question));
        answers.put("loss of the closed form", number(solved.loss()));
        answers.put("gradient at the closed form", rounded(solved.gradient("W")));
        Object found = subject.call(
                "search",
                candidates(question.w()),
                question.x().copy(),
                question.y().copy(),
                question.lambda());
        answers.put("found weights", part(found, "weights"));
        answers.put("found loss", part(found, "loss"));
        return answers;
    }

    private static LossAndGradients evaluate(Subject subject, Question question, SimpleMatrix w) {
        return subject.evaluate(w.copy(), question.x().copy(), question.y().copy(), question.lambda());
    }

    private static SimpleMatrix classes(Subject subject, Question question) {
        int[] classes = (int[])
                subject.call("predict", question.x().copy(), question.w().copy());
        return new SimpleMatrix(
                1, classes.length, true, Arrays.stream(classes).asDoubleStream().toArray());
    }

    /** Returns the closed form; where it throws, numbers that are none. */
    private static SimpleMatrix solution(Subject subject, Question question) {
        try {
            return subject.matrix("solve", question.x().copy(), question.y().copy(), question.lambda());
        } catch (AssertionError threw) {
            return SimpleMatrix.filled(question.w().getNumRows(), question.w().getNumCols(), Double.NaN);
        }
    }

    private static SimpleMatrix number(double value) {
        return SimpleMatrix.filled(1, 1, value);
    }

    /** Returns a gradient without what is rounding beside 1: at a minimum nothing else is left. */
    private static SimpleMatrix rounded(SimpleMatrix gradient) {
        return gradient.elementOp((int row, int column, double value) -> Math.abs(value) < 1e-11 ? 0 : value);
    }

    /** Small, given, and large weights: the penalty prefers the first ones, but the best ones are never the last. */
    private static List<SimpleMatrix> candidates(SimpleMatrix w) {
        return Stream.of(0.9, 0.05, 0.3, 0.7, 1.0, -1.0)
                .map(factor -> w.scale(factor).plus(0.01 * factor))
                .toList();
    }

    private static SimpleMatrix part(Object found, String name) {
        Object part = new Subject(found).call(name);
        return part instanceof SimpleMatrix matrix ? matrix : number((Double) part);
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void referenceEqualsItsGoldenNumbers(Golden.Case golden) {
        JsonNode expected = golden.expected();
        Question question = question(golden);
        LossAndGradients actual = evaluate(reference(), question, question.w());
        Golden.assertLoss(actual.loss(), expected.get("loss").asDouble(), TIGHT);
        Golden.assertMatrix("dW", actual.gradient("W"), Golden.matrix(expected.get("dW")), TIGHT);
        Golden.assertMatrix(
                "closed form", solution(reference(), question), Golden.matrix(expected.get("closed_form_W")), TIGHT);
        assertClasses(reference(), atClosedForm(golden), expected.get("pred_argmax"));
    }

    @Test
    void goldenCasesAreSeen() {
        assertThat(goldenCases()).hasSize(4);
        assertThat(goldenCases()).extracting(golden -> golden.number("reg")).containsExactly(0.0, 0.01, 1.0, 100.0);
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void wrongPredictionRulesEqualTheirGoldenNumbers(Golden.Case golden) {
        JsonNode expected = golden.expected();
        Question solved = atClosedForm(golden);
        assertClasses(files().mistake("FarthestFromOne"), solved, expected.get("pred_argmax_abs_1_minus_s"));
        assertClasses(files().mistake("ClosestToOne"), solved, expected.get("pred_argmin_abs_1_minus_s"));
    }

    /** The golden predictions are those of the golden closed form. */
    private static Question atClosedForm(Golden.Case golden) {
        SimpleMatrix solution = Golden.matrix(golden.expected().get("closed_form_W"));
        return new Question(golden.id(), solution, golden.input("X"), golden.input("Y"), golden.number("reg"));
    }

    private static void assertClasses(Subject subject, Question question, JsonNode expected) {
        Golden.assertMatrix("classes", classes(subject, question), Golden.row(expected), 0);
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void searchByResidualNormReportsTheGoldenNorm(Golden.Case golden) {
        Question question = question(golden);
        Object found = files().mistake("SearchByResidualNorm")
                .call("search", List.of(question.w()), question.x(), question.y(), question.lambda());
        Golden.assertLoss(
                part(found, "loss").get(0),
                golden.expected().get("frobenius_norm_of_residual").asDouble(),
                TIGHT);
    }

    @Test
    void closedFormWithoutPenaltyHasTheSmallestNorm() {
        Question question = questions().get(4);
        SimpleMatrix solution = solution(reference(), question);
        assertThat(question.lambda()).isZero();
        assertThat(evaluate(reference(), question, solution).gradient("W").elementMaxAbs())
                .isLessThan(1e-12);
        // Moving weight from a feature to its double keeps the loss and can only make the norm larger.
        SimpleMatrix other = solution.copy();
        for (int k = 0; k < other.getNumCols(); k++) {
            other.set(1, k, other.get(1, k) + 0.5);
            other.set(2, k, other.get(2, k) - 0.5);
        }
        assertThat(evaluate(reference(), question, other).loss())
                .isCloseTo(evaluate(reference(), question, solution).loss(), within(1e-12));
        assertThat(other.normF()).isGreaterThan(solution.normF());
    }

    @Test
    void searchReturnsACopyOfTheFirstOfEqualCandidates() {
        Question question = questions().get(0);
        SimpleMatrix candidate = question.w().copy();
        List<SimpleMatrix> candidates = List.of(candidate, question.w());
        SimpleMatrix found =
                part(reference().call("search", candidates, question.x(), question.y(), question.lambda()), "weights");
        assertThat(found.isIdentical(candidate, 0)).isTrue();
        assertThat(found).isNotSameAs(candidate).isNotSameAs(question.w());
    }

    @Test
    void handoutHoldsTheReferencesNumbers() throws IOException {
        HandoutTest.Example example = HandoutTest.Example.of("least-squares-classifier");
        Question question = new Question(
                "handout", example.matrix("W"), example.matrix("X"), example.matrix("Y"), example.number("lambda"));
        LossAndGradients actual = evaluate(reference(), question, question.w());
        SimpleMatrix solution = solution(reference(), question);
        example.states("S", question.x().mult(question.w()));
        example.states("loss", actual.loss());
        example.states("dW", actual.gradient("W"));
        example.states("closed form", solution);
        example.states("lowest loss", evaluate(reference(), question, solution).loss());
        ObjectMapper json = new ObjectMapper();
        assertThat((int[]) reference().call("predict", question.x(), question.w()))
                .isEqualTo(json.convertValue(example.numbers().get("classes"), int[].class));
        List<SimpleMatrix> candidates =
                List.of(question.w(), example.matrix("second candidate"), example.matrix("third candidate"));
        double[] losses = json.convertValue(example.numbers().get("losses of the candidates"), double[].class);
        assertThat(losses).hasSameSizeAs(candidates);
        for (int i = 0; i < losses.length; i++) {
            assertThat(losses[i])
                    .isCloseTo(
                            evaluate(reference(), question, candidates.get(i)).loss(), within(0.5e-4));
        }
        Object found = reference().call("search", candidates, question.x(), question.y(), question.lambda());
        assertThat(part(found, "weights").isIdentical(candidates.get(1), 0)).isTrue();
        assertThat(example.numbers()).hasSize(13);
    }
}

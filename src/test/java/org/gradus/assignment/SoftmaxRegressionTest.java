package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Softmax regression: reference, handout, mistakes and samples against the golden numbers. */
class SoftmaxRegressionTest extends AssignmentContract<SoftmaxRegressionTest.Question> {
    private static final double TIGHT = 1e-12;

    /** The arguments of all methods. */
    record Question(String name, int[] labels, int classes, SimpleMatrix w, SimpleMatrix x, double lambda) {
        @Override
        public String toString() {
            return name;
        }
    }

    SoftmaxRegressionTest() {
        super(
                new AssignmentFiles("softmax-regression", "softmaxregression", "SoftmaxRegression"),
                "SoftmaxRegressionReference",
                44,
                19);
    }

    List<Golden.Case> goldenCases() {
        return Golden.cases("softmax_mean_over_NK");
    }

    @Override
    List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (Golden.Case golden : goldenCases()) {
            questions.add(question(golden));
        }
        // Scores that overflow an exponential, and rows that are far apart.
        for (Golden.Case golden : Golden.cases("softmax_mean_halfreg").subList(8, 10)) {
            questions.add(question(golden));
        }
        // For each class in turn a score that is 900 below the other one: the true class, and then the wrong one.
        SimpleMatrix x = new SimpleMatrix(new double[][] {{1, 1}, {1, 0.01}});
        questions.add(new Question("true class hopeless", new int[] {0, 1}, 2, far(-450, 450), x, 0));
        questions.add(new Question("wrong class hopeless", new int[] {0, 1}, 2, far(450, -450), x, 0));
        SimpleMatrix low = new SimpleMatrix(new double[][] {{-1000.5, -999.5}, {0.5, -0.5}});
        questions.add(new Question("all scores near -1000", new int[] {0, 1}, 2, low, x, 0));
        return questions;
    }

    private static SimpleMatrix far(double first, double second) {
        return new SimpleMatrix(new double[][] {{0.5, -0.5}, {first, second}});
    }

    private static Question question(Golden.Case golden) {
        SimpleMatrix w = golden.input("W");
        return new Question(golden.id(), golden.labels(), w.getNumCols(), w, golden.input("X"), golden.number("reg"));
    }

    @Override
    Map<String, SimpleMatrix> answers(Subject subject, Question question) {
        Map<String, SimpleMatrix> answers = new HashMap<>();
        // One class more than the labels name: it has a column, too.
        answers.put("targets", subject.matrix("oneHot", question.labels(), question.classes() + 1));
        answers.put(
                "predictions",
                subject.matrix("predict", question.x().copy(), question.w().copy()));
        LossAndGradients result = evaluate(subject, question);
        answers.put("loss", SimpleMatrix.filled(1, 1, result.loss()));
        answers.put("gradient", result.gradient("W"));
        return answers;
    }

    private static LossAndGradients evaluate(Subject subject, Question question) {
        SimpleMatrix targets = new SimpleMatrix(question.labels().length, question.classes());
        for (int n = 0; n < question.labels().length; n++) {
            targets.set(n, question.labels()[n], 1);
        }
        return subject.evaluate(question.w().copy(), question.x().copy(), targets, question.lambda());
    }

    @Override
    int ordinaryQuestions() {
        return goldenCases().size();
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void referenceEqualsItsGoldenNumbers(Golden.Case golden) {
        JsonNode expected = golden.expected();
        Question question = question(golden);
        LossAndGradients actual = evaluate(reference(), question);
        Golden.assertLoss(actual.loss(), expected.get("loss").asDouble(), TIGHT);
        Golden.assertMatrix("dW", actual.gradient("W"), Golden.matrix(expected.get("dW")), TIGHT);
        SimpleMatrix predictions = reference().matrix("predict", question.x(), question.w());
        Golden.assertMatrix("P", predictions, Golden.matrix(expected.get("P")), TIGHT);
        Question unpenalised =
                new Question(golden.id(), question.labels(), question.classes(), question.w(), question.x(), 0);
        LossAndGradients data = evaluate(reference(), unpenalised);
        Golden.assertLoss(data.loss(), expected.get("data_loss").asDouble(), TIGHT);
        Golden.assertMatrix("dW_data", data.gradient("W"), Golden.matrix(expected.get("dW_data")), TIGHT);
    }

    @Test
    void goldenCasesAreSeen() {
        assertThat(goldenCases()).hasSize(4);
        assertThat(goldenCases()).extracting(golden -> golden.number("reg")).contains(0.0, 0.1, 0.03);
    }

    @Test
    void oneHotEqualsItsGoldenNumbers() {
        Golden.Case golden = Golden.cases("preprocessing").stream()
                .filter(one -> one.id().equals("one_hot"))
                .findFirst()
                .orElseThrow();
        SimpleMatrix targets = reference()
                .matrix(
                        "oneHot",
                        golden.labels(),
                        golden.inputs().get("num_classes").asInt());
        Golden.assertMatrix("Y", targets, Golden.matrix(golden.expected().get("Y")), 0);
    }

    @Test
    void otherConventionsEqualTheirGoldenNumbers() {
        assertConvention("MeanOverExamplesAndHalfPenalty", "softmax_mean_halfreg", 10);
        assertConvention("MeanOverExamples", "softmax_mean_fullreg", 3);
    }

    private void assertConvention(String mistake, String file, int cases) {
        assertThat(Golden.cases(file)).hasSize(cases);
        for (Golden.Case golden : Golden.cases(file)) {
            LossAndGradients actual = evaluate(files().mistake(mistake), question(golden));
            Golden.assertLoss(actual.loss(), golden.expected().get("loss").asDouble(), TIGHT);
            Golden.assertMatrix(
                    "dW", actual.gradient("W"), Golden.matrix(golden.expected().get("dW")), TIGHT);
        }
    }

    @Test
    void handoutHoldsTheReferencesNumbers() throws IOException {
        HandoutTest.Example example = HandoutTest.Example.of("softmax-regression");
        SimpleMatrix w = example.matrix("W");
        SimpleMatrix x = example.matrix("X");
        SimpleMatrix targets = reference().matrix("oneHot", example.labels(), w.getNumCols());
        LossAndGradients actual = reference().evaluate(w, x, targets, example.number("lambda"));
        example.states("Y", targets);
        example.states("S", x.mult(w));
        example.states("P", reference().matrix("predict", x, w));
        example.states("loss", actual.loss());
        example.states("dW", actual.gradient("W"));
        assertThat(example.numbers()).hasSize(9);
    }
}

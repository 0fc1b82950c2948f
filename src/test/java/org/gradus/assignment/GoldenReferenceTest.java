package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reference against every golden case, to 1e-12 (the largest shape, whose numbers were made in plain double, to 1e-10). */
class GoldenReferenceTest {
    private static final double TIGHT = 1e-12;

    private static final CompiledFolder SOFTMAX = CompiledFolder.ofAssignment(Path.of("reference/softmax-classifier"));
    private static final CompiledFolder HINGE = CompiledFolder.ofAssignment(Path.of("reference/hinge-classifier"));
    private static final CompiledFolder NET = CompiledFolder.ofAssignment(Path.of("reference/two-layer-net"));

    static Stream<Arguments> softmaxCases() {
        return each(Golden.cases("softmax_mean_halfreg"), "SoftmaxReference", "LoopSoftmaxReference");
    }

    static List<Golden.Case> negatedCases() {
        return Golden.cases("softmax_negative_scores");
    }

    static Stream<Arguments> hingeCases() {
        return each(Golden.cases("hinge_mean_halfreg"), "HingeReference", "LoopHingeReference");
    }

    static List<Golden.Case> netCases() {
        return Golden.cases("two_layer_net_rows");
    }

    static Stream<Arguments> largeCases() {
        return each(
                        Golden.cases("seed003_shape"),
                        "SoftmaxReference",
                        "LoopSoftmaxReference",
                        "HingeReference",
                        "LoopHingeReference")
                // a case is named after its loss, and so is a reference
                .filter(pair -> pair.get()[1].toString().startsWith("softmax")
                        == pair.get()[0].toString().contains("Softmax"));
    }

    private static Stream<Arguments> each(List<Golden.Case> cases, String... implementations) {
        return Stream.of(implementations).flatMap(name -> cases.stream().map(golden -> Arguments.of(name, golden)));
    }

    @Test
    void everyGoldenCaseIsSeen() {
        assertThat(softmaxCases()).hasSize(2 * 10);
        assertThat(hingeCases()).hasSize(2 * 9);
        assertThat(netCases()).hasSize(9);
        assertThat(largeCases()).hasSize(2 * 3);
        assertThat(negatedCases()).hasSize(2);
        assertThat(Golden.cases("seed000_shape_softmax")).hasSize(1);
        assertThat(Golden.cases("seed000_shape_hinge")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("softmaxCases")
    void softmaxEqualsItsGoldenNumbers(String implementation, Golden.Case golden) {
        Subject subject = softmax(implementation);
        SimpleMatrix w = golden.input("W");
        SimpleMatrix x = golden.input("X");
        LossAndGradients actual = subject.evaluate(w, x, golden.labels(), golden.number("reg"));
        Golden.assertLoss(actual.loss(), golden.expected().get("loss").asDouble(), TIGHT);
        Golden.assertMatrix(
                "dW", actual.gradient("W"), Golden.matrix(golden.expected().get("dW")), TIGHT);
        if (implementation.equals("SoftmaxReference")) {
            SimpleMatrix dx = subject.matrix("inputGradient", w, x, golden.labels());
            Golden.assertMatrix("dX", dx, Golden.matrix(golden.expected().get("dX")), TIGHT);
        }
    }

    @ParameterizedTest
    @MethodSource("negatedCases")
    void modelOfNegatedScoresIsTheKnownMistakeAndTheReferenceAtNegatedWeights(Golden.Case golden) {
        SimpleMatrix w = golden.input("W");
        SimpleMatrix x = golden.input("X");
        double reg = golden.number("reg");
        double loss = golden.expected().get("loss").asDouble();
        SimpleMatrix gradient = Golden.matrix(golden.expected().get("dW"));

        LossAndGradients mistaken = softmax("mistakes.ScoresNegated").evaluate(w, x, golden.labels(), reg);
        LossAndGradients mirrored = softmax("SoftmaxReference").evaluate(w.negative(), x, golden.labels(), reg);

        Golden.assertLoss(mistaken.loss(), loss, TIGHT);
        Golden.assertMatrix("dW", mistaken.gradient("W"), gradient, TIGHT);
        Golden.assertLoss(mirrored.loss(), loss, TIGHT);
        Golden.assertMatrix("dW", mirrored.gradient("W").negative(), gradient, TIGHT);
    }

    @ParameterizedTest
    @MethodSource("hingeCases")
    void hingeEqualsItsGoldenNumbers(String implementation, Golden.Case golden) {
        Subject subject = hinge(implementation);
        SimpleMatrix w = golden.input("W");
        SimpleMatrix x = golden.input("X");
        double delta = golden.number("delta");
        LossAndGradients actual = subject.evaluate(w, x, golden.labels(), golden.number("reg"), delta);
        Golden.assertLoss(actual.loss(), golden.expected().get("loss").asDouble(), TIGHT);
        Golden.assertMatrix(
                "dW", actual.gradient("W"), Golden.matrix(golden.expected().get("dW")), TIGHT);
        if (implementation.equals("HingeReference")) {
            SimpleMatrix dx = subject.matrix("inputGradient", w, x, golden.labels(), delta);
            Golden.assertMatrix("dX", dx, Golden.matrix(golden.expected().get("dX")), TIGHT);
        }
    }

    @ParameterizedTest
    @MethodSource("netCases")
    void netEqualsItsGoldenNumbers(Golden.Case golden) {
        Subject net = Subject.of(NET.type("org.gradus.assignments.net.TwoLayerNetReference"));
        SimpleMatrix x = golden.input("X");
        SimpleMatrix w1 = golden.input("W1");
        SimpleMatrix b1 = golden.row("b1");
        SimpleMatrix w2 = golden.input("W2");
        SimpleMatrix b2 = golden.row("b2");
        JsonNode expected = golden.expected();
        Golden.assertMatrix(
                "scores", net.matrix("scores", x, w1, b1, w2, b2), Golden.matrix(expected.get("scores")), TIGHT);
        LossAndGradients actual = net.evaluate(x, golden.labels(), w1, b1, w2, b2, golden.number("reg"));
        Golden.assertLoss(actual.loss(), expected.get("loss").asDouble(), TIGHT);
        for (String weights : List.of("W1", "W2")) {
            Golden.assertMatrix(weights, actual.gradient(weights), Golden.matrix(expected.get(weights)), TIGHT);
        }
        for (String biases : List.of("b1", "b2")) {
            Golden.assertMatrix(biases, actual.gradient(biases), Golden.rowOf(expected.get(biases)), TIGHT);
        }
        Golden.assertMatrix("dX", actual.gradient("X"), Golden.matrix(expected.get("dX")), TIGHT);
    }

    @ParameterizedTest
    @MethodSource("seed000Cases")
    void standardisedImagesGiveTheGoldenNumbers(String implementation, Golden.Case golden) {
        SimpleMatrix x = FormulaInputs.standardisedWithBiasFirst(10, 785);
        SimpleMatrix w = FormulaInputs.weights(785, 10);
        int[] y = FormulaInputs.labels(10, 10);
        SimpleMatrix gradient = Golden.matrix(golden.expected().get("dW"));
        for (double reg : new double[] {0, 0.5}) {
            LossAndGradients actual = evaluate(implementation, w, x, y, reg);
            String loss = reg == 0 ? "loss" : "loss_reg_half";
            Golden.assertLoss(actual.loss(), golden.expected().get(loss).asDouble(), TIGHT);
            Golden.assertMatrix("dW", actual.gradient("W"), gradient.plus(w.scale(reg)), TIGHT);
        }
    }

    static Stream<Arguments> seed000Cases() {
        return Stream.concat(
                each(Golden.cases("seed000_shape_softmax"), "SoftmaxReference", "LoopSoftmaxReference"),
                each(Golden.cases("seed000_shape_hinge"), "HingeReference", "LoopHingeReference"));
    }

    @ParameterizedTest
    @MethodSource("largeCases")
    void fiveHundredCentredImagesGiveTheGoldenNumbers(String implementation, Golden.Case golden) {
        SimpleMatrix x = FormulaInputs.centredWithBiasLast(500, 3073);
        SimpleMatrix w = FormulaInputs.weights(3073, 10).scale(0.001);
        LossAndGradients actual = evaluate(implementation, w, x, FormulaInputs.labels(500, 10), golden.number("reg"));
        JsonNode expected = golden.expected();
        Golden.assertLoss(actual.loss(), expected.get("loss").asDouble(), 1e-10);
        SimpleMatrix gradient = actual.gradient("W");
        double tolerance = 1e-10 * gradient.elementMaxAbs();
        assertThat(Math.abs(gradient.normF() - expected.get("frobenius").asDouble()))
                .isLessThanOrEqualTo(1e-10 * gradient.normF());
        SimpleMatrix bias = Golden.row(expected.get("bias_row"));
        assertThat(Golden.largestDifference(gradient.getRow(3072), bias)).isLessThanOrEqualTo(tolerance);
        int samples = 0;
        for (JsonNode index : expected.get("sample_index")) {
            double value = expected.get("sample_value").get(samples++).asDouble();
            assertThat(Math.abs(gradient.get(index.get(0).asInt(), index.get(1).asInt()) - value))
                    .isLessThanOrEqualTo(tolerance);
        }
        assertThat(samples).isEqualTo(300);
    }

    private static LossAndGradients evaluate(
            String implementation, SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        return implementation.contains("Softmax")
                ? softmax(implementation).evaluate(w, x, y, reg)
                : hinge(implementation).evaluate(w, x, y, reg, 1.0);
    }

    private static Subject softmax(String implementation) {
        return Subject.of(SOFTMAX.type("org.gradus.assignments.softmax." + implementation));
    }

    private static Subject hinge(String implementation) {
        return Subject.of(HINGE.type("org.gradus.assignments.hinge." + implementation));
    }
}

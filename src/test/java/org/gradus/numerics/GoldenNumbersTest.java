package org.gradus.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Differences and relative errors against values that were computed with 80-bit numbers. */
class GoldenNumbersTest {
    private static JsonNode cases(String name) throws IOException {
        try (InputStream in = GoldenNumbersTest.class.getResourceAsStream("/golden/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in)).get("cases");
        }
    }

    private static double[] array(JsonNode matrix) {
        double[] values = new double[matrix.get("data").size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.get("data").get(i).asDouble();
        }
        return values;
    }

    private static PlainModel softmax(JsonNode inputs) {
        double[] flat = array(inputs.get("X"));
        int features = inputs.get("X").get("shape").get(1).asInt();
        double[][] x = new double[flat.length / features][features];
        int[] y = new int[x.length];
        for (int i = 0; i < flat.length; i++) {
            x[i / features][i % features] = flat[i];
            y[i / features] = inputs.get("y").get(i / features).asInt();
        }
        int classes = inputs.get("W").get("shape").get(1).asInt();
        return new PlainLinear(x, y, classes, false, inputs.get("reg").asDouble(), array(inputs.get("W")));
    }

    @Test
    void differencesAreThoseOfTheGoldenFile() throws IOException {
        JsonNode cases = cases("numeric_gradients.json");
        assertThat(cases).hasSize(3);
        for (JsonNode golden : cases) {
            PlainModel model = softmax(golden.get("inputs"));
            LineLosses f = new Probe(model, Slip.NONE, true, 1).coordinates();
            int lines = model.weights.length;
            double step = golden.get("inputs").get("h").asDouble();
            JsonNode expected = golden.get("expected");
            double loss = model.loss(model.weights, Slip.NONE);
            double rounding = 2e-15 / step;

            assertClose(Differences.forward(f, loss, lines, step), expected.get("forward"), rounding);
            assertClose(Differences.central(f, lines, step), expected.get("central"), rounding);
            assertClose(Differences.richardson(f, lines, step), expected.get("richardson"), 4 * rounding);
            assertClose(model.gradient(Slip.NONE), expected.get("analytic"), 1e-15);
        }
    }

    @Test
    void ladderHoldsTheGoldenGradient() throws IOException {
        for (JsonNode golden : cases("numeric_gradients.json")) {
            PlainModel model = softmax(golden.get("inputs"));
            double[] analytic = array(golden.get("expected").get("analytic"));

            assertThat(new Probe(model, Slip.NONE, true, 1).sweep()).hasSize(12).allSatisfy(line -> {
                assertThat(line.verdict()).isEqualTo(Verdict.AGREES);
                assertThat(line.numeric()).isCloseTo(analytic[line.line()], within(1e-9));
                assertThat(line.numeric()).isCloseTo(analytic[line.line()], within(line.bar()));
            });
        }
    }

    @Test
    void relativeErrorsAreThoseOfTheGoldenFile() throws IOException {
        JsonNode cases = cases("check_metrics.json");
        assertThat(cases).hasSize(4);
        for (JsonNode golden : cases) {
            double[] numeric = array(golden.get("inputs").get("numeric"));
            double[] analytic = array(golden.get("inputs").get("analytic"));
            JsonNode expected = golden.get("expected");

            assertThat(RelativeErrors.ofNorms(numeric, analytic))
                    .isCloseTo(expected.get("norm_ratio_sum_of_norms").asDouble(), within(1e-15));
            assertThat(RelativeErrors.largest(numeric, analytic))
                    .isCloseTo(expected.get("max_relative_error_zero_safe").asDouble(), within(1e-15));
            assertThat(Agreement.ofArrays(numeric, analytic, 1e-9).largestError())
                    .isCloseTo(expected.get("max_abs_difference").asDouble(), within(1e-15));
        }
    }

    @Test
    void relativeErrorOfNanIsNan() {
        double[] nan = {Double.NaN, 1};
        double[] ones = {1, 1};

        assertThat(RelativeErrors.ofNorms(nan, ones)).isNaN();
        assertThat(RelativeErrors.largest(nan, ones)).isNaN();
        assertThat(RelativeErrors.ofNorms(new double[2], new double[2])).isZero();
    }

    private static void assertClose(double[] found, JsonNode expected, double error) {
        assertThat(found).containsExactly(array(expected), within(error));
    }
}

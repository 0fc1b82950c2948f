package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked example of each handout holds the reference's numbers, rounded to the four decimals that it promises. */
class HandoutTest {
    private static final double HALF_A_DIGIT = 0.5e-4 + 1e-12;
    private static final Pattern BLOCK = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL);

    @Test
    void softmaxExampleHoldsTheReferencesNumbers() throws IOException {
        Example example = Example.of("softmax-classifier");
        Subject softmax = reference("softmax-classifier", "softmax.SoftmaxReference");
        SimpleMatrix w = example.matrix("W");
        SimpleMatrix x = example.matrix("X");
        LossAndGradients actual = softmax.evaluate(w, x, example.labels(), example.number("reg"));
        example.states("loss", actual.loss());
        example.states("S", x.mult(w));
        example.states("P", softmaxOf(x.mult(w)));
        example.states("dW", actual.gradient("W"));
        example.states("dX", softmax.matrix("inputGradient", w, x, example.labels()));
        assertThat(example.numbers).hasSize(9);
    }

    @Test
    void hingeExampleHoldsTheReferencesNumbers() throws IOException {
        Example example = Example.of("hinge-classifier");
        Subject hinge = reference("hinge-classifier", "hinge.HingeReference");
        SimpleMatrix w = example.matrix("W");
        SimpleMatrix x = example.matrix("X");
        double delta = example.number("delta");
        LossAndGradients actual = hinge.evaluate(w, x, example.labels(), example.number("reg"), delta);
        example.states("loss", actual.loss());
        example.states("S", x.mult(w));
        example.states("dW", actual.gradient("W"));
        example.states("dX", hinge.matrix("inputGradient", w, x, example.labels(), delta));
        // dX is A W' divided by the number of examples
        SimpleMatrix a = example.matrix("A");
        assertThat(Golden.largestDifference(
                        a.divide(x.getNumRows()).mult(w.transpose()),
                        hinge.matrix("inputGradient", w, x, example.labels(), delta)))
                .isLessThan(HALF_A_DIGIT);
        assertThat(example.numbers).hasSize(10);
    }

    @Test
    void netExampleHoldsTheReferencesNumbers() throws IOException {
        Example example = Example.of("two-layer-net");
        Subject net = reference("two-layer-net", "net.TwoLayerNetReference");
        SimpleMatrix x = example.matrix("X");
        SimpleMatrix w1 = example.matrix("W1");
        SimpleMatrix b1 = example.matrix("b1");
        SimpleMatrix w2 = example.matrix("W2");
        SimpleMatrix b2 = example.matrix("b2");
        SimpleMatrix scores = net.matrix("scores", x, w1, b1, w2, b2);
        LossAndGradients actual = net.evaluate(x, example.labels(), w1, b1, w2, b2, example.number("reg"));
        SimpleMatrix identity = SimpleMatrix.identity(w1.getNumCols());
        // the scores of a net are its pre-activation where nothing is cut off and the second layer copies: shifted by
        // 10 here
        SimpleMatrix shifted = net.matrix("scores", x, w1, b1.plus(10), identity, b1.scale(0));
        example.states("A", shifted.minus(10));
        example.states("S", scores);
        example.states("P", softmaxOf(scores));
        example.states("loss", actual.loss());
        for (String name : new String[] {"W1", "b1", "W2", "b2", "X"}) {
            example.states("d" + name, actual.gradient(name));
        }
        assertThat(example.numbers).hasSize(16);
    }

    @Test
    void activationsExampleHoldsTheReferencesNumbers() throws IOException {
        Example example = Example.of("activations");
        Subject activations = reference("activations", "activations.ActivationsReference");
        double[] points = example.list("x");
        for (String function : new String[] {"sigmoid", "tanh", "softplus", "lnSigmoid", "relu", "abs"}) {
            example.states(
                    function,
                    Arrays.stream(points)
                            .map(x -> activations.number(function, x))
                            .toArray());
            example.states(
                    function + "'",
                    Arrays.stream(points)
                            .map(x -> activations.number(function + "Derivative", x))
                            .toArray());
        }
        example.states(
                "sign",
                Arrays.stream(points).map(x -> activations.number("sign", x)).toArray());
        SimpleMatrix x = example.matrix("X");
        for (String norm : new String[] {"l1Norm", "squaredL2Norm"}) {
            example.states(norm, activations.number(norm, x));
            example.states("d" + norm, activations.matrix(norm + "Gradient", x));
        }
        SimpleMatrix scores = example.matrix("S");
        example.states("softmax", activations.matrix("softmax", scores));
        example.states("logSumExp", activations.matrix("logSumExp", scores));
        assertThat(example.numbers).hasSize(22);
    }

    @Test
    void logisticExampleHoldsTheReferencesNumbers() throws IOException {
        Example example = Example.of("logistic-regression");
        Subject logistic = reference("logistic-regression", "logistic.LogisticReference");
        SimpleMatrix w = example.matrix("w");
        SimpleMatrix x = example.matrix("X");
        example.states("X", logistic.matrix("preprocess", example.matrix("images")));
        example.states("s", x.mult(w));
        example.states("p", logistic.matrix("probabilities", w, x));
        LossAndGradients actual = logistic.evaluate(w, x, example.labels(), example.number("lambda"));
        example.states("loss", actual.loss());
        example.states("dw", actual.gradient("W"));
        example.states("accuracy", logistic.number("accuracy", w, x, example.labels()));
        assertThat(example.numbers).hasSize(10);
    }

    @Test
    void checkerExampleHoldsTheReferencesNumbers() throws IOException {
        Example example = Example.of("gradient-checker");
        CompiledFolder folder = CompiledFolder.ofAssignment(Path.of("reference/gradient-checker"));
        Subject checker = Subject.of(folder.type("org.gradus.assignments.checker.GradientCheckerReference"));
        SimpleMatrix w = example.matrix("W");
        double h = example.number("h");
        Object loss = Proxy.newProxyInstance(
                folder,
                new Class<?>[] {folder.type("org.gradus.assignments.checker.Loss")},
                (proxy, method, arguments) -> exampleLoss((SimpleMatrix) arguments[0]));
        SimpleMatrix gradient = example.matrix("gradient");
        SimpleMatrix forward = checker.matrix("forward", loss, w, h);
        SimpleMatrix central = checker.matrix("central", loss, w, h);
        example.states("loss", exampleLoss(w));
        example.states("forward", forward);
        example.states("backward", checker.matrix("forward", loss, w, -h));
        example.states("central", central);
        example.states("error of forward", checker.number("relativeError", gradient, forward));
        example.states("error of central", checker.number("relativeError", gradient, central));
        double[] sparse = (double[]) checker.object("sparseCheck", loss, w, gradient, new int[] {2, 0}, h);
        example.states("sparse check of 2 and 0", new SimpleMatrix(1, 2, true, sparse));
        example.states("gradient", checker.matrix("central", loss, w, 1e-4));
        assertThat(checker.object("verdict", loss, w, gradient, h))
                .hasToString("Verdict[accepted=true, row=-1, column=-1]");
        gradient.set(1, 1, 1.2);
        assertThat(checker.object("verdict", loss, w, gradient, h))
                .hasToString("Verdict[accepted=false, row=1, column=1]");
        assertThat(example.numbers).hasSize(10);
    }

    private static double exampleLoss(SimpleMatrix w) {
        return Math.pow(w.get(0, 0), 3) + w.get(0, 0) * w.get(0, 1) + w.get(1, 0) * w.get(1, 0) * w.get(1, 1);
    }

    @Test
    void perceptronExampleHoldsTheReferencesNumbers() throws IOException {
        Example example = Example.of("multilayer-perceptron");
        Subject perceptron = reference("multilayer-perceptron", "perceptron.PerceptronReference");
        SimpleMatrix x = example.matrix("x");
        SimpleMatrix w1 = example.matrix("W1");
        SimpleMatrix b1 = example.matrix("b1");
        SimpleMatrix w2 = example.matrix("W2");
        SimpleMatrix b2 = example.matrix("b2");
        int[] y = example.labels();
        example.statesAll(perceptron.call("forward", x, w1, b1, w2, b2), "ha", "hs", "oa", "os");
        example.statesAll(
                perceptron.call("backward", x, y, w1, b1, w2, b2),
                "gradOa",
                "gradB2",
                "gradW2",
                "gradHs",
                "gradHa",
                "gradB1",
                "gradW1",
                "gradX");
        example.states(
                "risk",
                perceptron.evaluate(x, y, w1, b1, w2, b2, 0.0, 0.0, 0.0, 0.0).loss());
        for (int k = 0; k < y.length; k++) {
            double loss = (Double) perceptron.call("loss", x.getColumn(k), y[k], w1, b1, w2, b2);
            assertThat(Math.abs(example.numbers.get("L").get(k).asDouble() - loss))
                    .isLessThanOrEqualTo(HALF_A_DIGIT);
        }
        LossAndGradients total = perceptron.evaluate(
                x,
                y,
                w1,
                b1,
                w2,
                b2,
                example.number("lambda11"),
                example.number("lambda12"),
                example.number("lambda21"),
                example.number("lambda22"));
        example.states("total", total.loss());
        example.states("dW1", total.gradient("W1"));
        example.states("dW2", total.gradient("W2"));
        assertThat(example.numbers).hasSize(27);
    }

    private static List<String> assignments() {
        return new AssignmentCatalog(Path.of("reference"), Path.of("target", "it-cache", "assignments")).ids();
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void formulasAreClosedOnTheirLine(String assignment) throws IOException {
        String handout = Files.readString(Path.of("reference", assignment, "handout.md"));
        assertThat(handout).startsWith("# ").contains("./gradus check", "mvn package", "target/" + assignment + ".jar");
        assertThat(handout.lines().filter(line -> line.contains("$")))
                .hasSizeGreaterThan(10)
                .allMatch(line ->
                        line.replace("$$", "").chars().filter(c -> c == '$').count() % 2 == 0);
    }

    private static Subject reference(String assignment, String type) {
        return Subject.of(
                CompiledFolder.ofAssignment(Path.of("reference", assignment)).type("org.gradus.assignments." + type));
    }

    private static SimpleMatrix softmaxOf(SimpleMatrix scores) {
        SimpleMatrix exponentials = scores.elementExp();
        return exponentials.elementOp((int row, int column, double value) ->
                value / exponentials.getRow(row).elementSum());
    }

    /** The {@code name = value} lines of a handout's only block of numbers. */
    record Example(Map<String, JsonNode> numbers) {
        static Example of(String assignment) throws IOException {
            Matcher block = BLOCK.matcher(Files.readString(Path.of("reference", assignment, "handout.md")));
            assertThat(block.find()).isTrue();
            Map<String, JsonNode> numbers = new LinkedHashMap<>();
            for (String line : block.group(1).split("\\n")) {
                String[] sides = line.split(" = ");
                numbers.put(sides[0], new ObjectMapper().readTree(sides[1]));
            }
            assertThat(block.find()).isFalse();
            return new Example(numbers);
        }

        double number(String name) {
            return numbers.get(name).asDouble();
        }

        int[] labels() {
            return new ObjectMapper().convertValue(numbers.get("y"), int[].class);
        }

        double[] list(String name) {
            return new ObjectMapper().convertValue(numbers.get(name), double[].class);
        }

        SimpleMatrix matrix(String name) {
            return new SimpleMatrix(new ObjectMapper().convertValue(numbers.get(name), double[][].class));
        }

        void states(String name, double value) {
            assertThat(Math.abs(number(name) - value)).as(name).isLessThanOrEqualTo(HALF_A_DIGIT);
        }

        /** Holds the components of a record against the numbers of the same names. */
        void statesAll(Object record, String... names) {
            for (String name : names) {
                try {
                    states(name, (SimpleMatrix)
                            record.getClass().getMethod(name).invoke(record));
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(name, e);
                }
            }
        }

        void states(String name, double[] values) {
            double[] stated = list(name);
            assertThat(stated).hasSameSizeAs(values);
            for (int i = 0; i < values.length; i++) {
                assertThat(Math.abs(stated[i] - values[i])).as(name).isLessThanOrEqualTo(HALF_A_DIGIT);
            }
        }

        void states(String name, SimpleMatrix value) {
            SimpleMatrix stated = matrix(name);
            assertThat(stated.getNumRows()).isEqualTo(value.getNumRows());
            assertThat(stated.getNumCols()).isEqualTo(value.getNumCols());
            assertThat(Golden.largestDifference(stated, value)).as(name).isLessThanOrEqualTo(HALF_A_DIGIT);
        }
    }
}

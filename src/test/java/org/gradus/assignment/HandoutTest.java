package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softmax-classifier",
                "hinge-classifier",
                "two-layer-net",
                "softmax-regression",
                "least-squares-classifier"
            })
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

        SimpleMatrix matrix(String name) {
            return new SimpleMatrix(new ObjectMapper().convertValue(numbers.get(name), double[][].class));
        }

        void states(String name, double value) {
            assertThat(Math.abs(number(name) - value)).as(name).isLessThanOrEqualTo(HALF_A_DIGIT);
        }

        void states(String name, SimpleMatrix value) {
            SimpleMatrix stated = matrix(name);
            assertThat(stated.getNumRows()).isEqualTo(value.getNumRows());
            assertThat(stated.getNumCols()).isEqualTo(value.getNumCols());
            assertThat(Golden.largestDifference(stated, value)).as(name).isLessThanOrEqualTo(HALF_A_DIGIT);
        }
    }
}

package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/**
 * Golden numbers from {@code src/test/resources/golden}: expected values computed in 80-bit arithmetic, rounded once, by code that
 * shares nothing with ours.
 */
final class Golden {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    /** One case of a golden file; its text is its id, for the names of parameterised tests. */
    record Case(String id, JsonNode inputs, JsonNode expected) {
        SimpleMatrix input(String name) {
            return Golden.matrix(inputs.get(name));
        }

        /** An input vector as one row. */
        SimpleMatrix row(String name) {
            return rowOf(inputs.get(name));
        }

        int[] labels() {
            return JSON.convertValue(inputs.get("y"), int[].class);
        }

        double number(String name) {
            return inputs.get(name).asDouble();
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Case> cases(String file) {
        try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + file + ".json")) {
            List<Case> cases = new ArrayList<>();
            for (JsonNode node : JSON.readTree(stream).get("cases")) {
                cases.add(new Case(node.get("id").asText(), node.get("inputs"), node.get("expected")));
            }
            return cases;
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    /** A case that asks only: nobody has computed its answers. */
    static Case invented(String id, String inputs) {
        try {
            return new Case(id, JSON.readTree(inputs), JSON.createObjectNode());
        } catch (IOException e) {
            throw new AssertionError(inputs, e);
        }
    }

    static SimpleMatrix matrix(JsonNode node) {
        double[] entries = JSON.convertValue(node.get("data"), double[].class);
        return new SimpleMatrix(
                node.get("shape").get(0).asInt(), node.get("shape").get(1).asInt(), true, entries);
    }

    /** A vector with a shape of one number, as one row. */
    static SimpleMatrix rowOf(JsonNode node) {
        return row(node.get("data"));
    }

    /** A plain list of numbers, as one row. */
    static SimpleMatrix row(JsonNode numbers) {
        double[] entries = JSON.convertValue(numbers, double[].class);
        return new SimpleMatrix(1, entries.length, true, entries);
    }

    /** Asserts a loss, relative to {@code max(1, |expected|)}. */
    static void assertLoss(double actual, double expected, double tolerance) {
        assertThat(Math.abs(actual - expected))
                .as("loss %s, expected %s", actual, expected)
                .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(expected)));
    }

    /** Asserts the shape, and each entry relative to the largest expected one. */
    static void assertMatrix(String name, SimpleMatrix actual, SimpleMatrix expected, double tolerance) {
        assertThat(actual.getNumRows()).as("rows of " + name).isEqualTo(expected.getNumRows());
        assertThat(actual.getNumCols()).as("columns of " + name).isEqualTo(expected.getNumCols());
        assertThat(largestDifference(actual, expected))
                .as("largest difference in %s", name)
                .isLessThanOrEqualTo(tolerance * expected.elementMaxAbs());
    }

    /** The largest difference of two entries; NaN if an entry is NaN, so that no comparison holds. */
    static double largestDifference(SimpleMatrix actual, SimpleMatrix expected) {
        double largest = 0;
        for (int i = 0; i < actual.getNumElements(); i++) {
            double difference = Math.abs(actual.get(i) - expected.get(i));
            if (Double.isNaN(difference)) {
                return Double.NaN;
            }
            largest = Math.max(largest, difference);
        }
        return largest;
    }
}

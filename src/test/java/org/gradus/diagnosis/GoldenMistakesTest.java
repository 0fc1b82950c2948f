package org.gradus.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.api.LossAndGradients;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.Probe;
import org.gradus.diagnosis.Measurement.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diagnosis names all mistakes of the golden files, whose numbers were computed by code that shares nothing with ours. */
class GoldenMistakesTest {
    private static final String SOFTMAX = """
            grad_not_divided_by_N data*n@gradient
            loss_not_divided_by_N data*n@loss
            neither_divided_by_N data*n@both
            grad_divided_by_NC data*1/c@gradient
            both_divided_by_NC data*1/c@both
            grad_divided_by_D data*n/d@gradient
            reg_divided_by_N penalty*1/n@gradient
            grad_divided_by_N_twice data*1/n@gradient
            grad_times_learning_rate_0.01 all*0.01@gradient
            sign_flipped all*-1@gradient
            data_sign_flipped data*-1@gradient
            integer_division_kills_data_term data*0@both
            grad_without_data_term data*0@gradient
            grad_without_reg penalty*0@gradient
            loss_without_reg penalty*0@loss
            both_without_reg penalty*0@both
            grad_reg_twice penalty*2@gradient
            grad_reg_half penalty*0.5@gradient
            loss_reg_without_half penalty*2@loss
            both_reg_without_half penalty*2@both
            bias_row_not_regularised_in_grad bias-row-not-penalised@gradient
            bias_row_not_regularised_in_both bias-row-not-penalised@both
            reg_grad_is_sum_of_weights square-of-sum@gradient
            reg_grad_is_constant penalty-without-weights@gradient
            reg_grad_is_L1 absolute-values@gradient
            reg_is_norm_not_square norm-not-squared@loss
            reg_is_square_of_sum square-of-sum@loss
            reg_sign_flipped penalty*-1@gradient
            minus_one_missing true-score-missing@gradient
            label_off_by_one_in_grad label-off-by-one@gradient
            label_off_by_one_in_both label-off-by-one@both
            softmax_sum_over_examples sum-over-examples@both
            scores_negated scores-negated@both
            log10_in_loss data*0.4343@loss
            only_true_class_column only-true-class@gradient
            only_false_class_columns only-other-classes@gradient
            probabilities_not_normalised not-normalised@gradient
            extra_p_times_1_minus_p extra-p-times-1-minus-p@gradient
            loss_without_true_score true-score-missing@loss
            loss_uses_label_of_first_example label-of-first-example@loss
            max_per_class_column maximum-of-each-column@both
            row_column_order_mixed_up order@gradient
            last_partial_batch_of_3_dropped last-partial-batch-dropped-3@gradient
            accumulated_over_two_calls all*2@gradient
            bias_gradient_missing row-0:data*0@gradient
            bias_gradient_summed_not_averaged row-0:data*n@gradient
            float_precision float@both
            """;

    private static final String HINGE = """
            grad_not_divided_by_N data*n@gradient
            neither_divided_by_N data*n@both
            grad_without_reg penalty*0@gradient
            grad_reg_twice penalty*2@gradient
            both_reg_without_half penalty*2@both
            sign_flipped all*-1@gradient
            true_class_term_missing true-class-term-missing@gradient
            true_class_counted_once true-class-counted-once@gradient
            true_class_always_minus_one true-class-always-minus-one@gradient
            delta_missing_in_both delta-missing@both
            delta_missing_in_loss delta-missing@loss
            delta_missing_in_grad delta-missing@gradient
            true_class_margin_counted_in_loss true-class-margin-counted@loss
            true_class_margin_counted_in_both true-class-margin-counted@both
            squared_hinge squared-hinge@both
            margin_instead_of_indicator margin-instead-of-indicator@gradient
            delta_outside_the_max delta-outside-maximum@both
            largest_violation_only largest-violation-only@both
            divided_by_C_minus_1_too data*1/(c-1)@both
            margin_reversed margin-reversed@both
            """;

    private static final String NET = """
            weights_not_divided_by_N data*n@W2+W1
            biases_not_divided_by_N data*n@b2+b1
            nothing_divided_by_N data*n@gradient
            relu_mask_missing mask-missing@gradient
            relu_mask_on_backpropagated_delta mask-from-backward-signal@gradient
            relu_values_instead_of_mask activation-instead-of-mask@gradient
            W2_gradient_from_preactivation second-layer-sees-preactivation@gradient
            bias_gradients_of_first_example_only bias-gradient-of-first-example@gradient
            sigmoid_derivative_on_relu sigmoid-slope@gradient
            minus_one_missing true-score-missing@gradient
            W2_updated_before_W1_gradient_lr_0.1 second-layer-updated-first@gradient
            grad_without_reg penalty*0@gradient
            biases_regularised_in_grad biases-penalised@gradient
            biases_regularised_in_both biases-penalised@both
            only_W1_regularised second-layer-not-penalised@gradient
            both_reg_without_half penalty*2@both
            W1_gradient_zero data*0@W1+b1
            b1_gradient_zero data*0@b1
            extra_p_times_1_minus_p extra-p-times-1-minus-p@gradient
            W2_gradient_doubled data*2@W2
            b1_gradient_times_4 data*4@b1
            """;

    @TempDir
    static Path cache;

    private static AssignmentCatalog catalog;

    @BeforeAll
    static void open() {
        catalog = Measurement.catalog(cache);
    }

    @Test
    void everySoftmaxMistakeIsNamed() throws IOException {
        assertThat(named("softmax-classifier", "mistakes_softmax")).hasSize(47).isEqualTo(table(SOFTMAX));
    }

    @Test
    void everyHingeMistakeIsNamed() throws IOException {
        assertThat(named("hinge-classifier", "mistakes_hinge")).hasSize(20).isEqualTo(table(HINGE));
    }

    @Test
    void everyNetMistakeIsNamed() throws IOException {
        assertThat(named("two-layer-net", "mistakes_net")).hasSize(21).isEqualTo(table(NET));
    }

    @Test
    void learningRateOfTheEarlyUpdateIsTold() throws IOException {
        Explanation found = explanations("two-layer-net", "mistakes_net").get("W2_updated_before_W1_gradient_lr_0.1");

        assertThat(found.causes()).hasSize(1);
        assertThat(found.causes().get(0).sentence()).endsWith("Its factor is 0.1.");
    }

    @Test
    void outcomesFollowFromLossAndGradient() throws IOException {
        Map<String, Explanation> softmax = explanations("softmax-classifier", "mistakes_softmax");

        assertThat(softmax.get("correct").outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(softmax.get("grad_not_divided_by_N").outcome()).isEqualTo(Outcome.GRADIENT_WRONG);
        assertThat(softmax.get("loss_not_divided_by_N").outcome()).isEqualTo(Outcome.LOSS_WRONG);
        assertThat(softmax.get("label_off_by_one_in_both").outcome()).isEqualTo(Outcome.OTHER_FUNCTION);
        assertThat(softmax.get("softmax_sum_over_examples").outcome()).isEqualTo(Outcome.BOTH_WRONG);
        assertThat(softmax.get("neither_divided_by_N").isConvention()).isTrue();
        assertThat(softmax.get("both_reg_without_half").isConvention()).isTrue();
        assertThat(softmax.get("label_off_by_one_in_both").isConvention()).isFalse();
        assertThat(softmax.get("both_without_reg").isConvention()).isFalse();
        assertThat(softmax.get("grad_not_divided_by_N").isConvention()).isFalse();
    }

    @Test
    void sentencesSayWhatHowAndWhere() throws IOException {
        Cause cause = explanations("softmax-classifier", "mistakes_softmax")
                .get("neither_divided_by_N")
                .causes()
                .get(0);

        assertThat(cause.sentence())
                .isEqualTo("The data parts of your loss and your gradient are not divided by the number of examples.");
        assertThat(cause.evidence())
                .isEqualTo(
                        "Your loss and your gradient without their penalties are 7 times the expected ones at the probe with "
                                + "probe0, and 11 times at the probe with probe1; that is the number of examples.");
        assertThat(cause.hint()).doesNotContain("number of examples").contains("Set reg to 0");
    }

    private static Map<String, String> table(String lines) {
        return new TreeMap<>(MeasurementTest.labels(lines));
    }

    private static Map<String, String> named(String id, String file) throws IOException {
        Map<String, String> named = new TreeMap<>();
        explanations(id, file)
                .forEach((mistake, found) ->
                        named.put(mistake, String.join(" ", found.labels()) + (found.complete() ? "" : " and more")));
        assertThat(named.remove("correct")).isEmpty();
        return named;
    }

    private static Map<String, Explanation> explanations(String id, String file) throws IOException {
        Model model = Model.of(catalog, id);
        JsonNode cases;
        try (InputStream stream = GoldenMistakesTest.class.getResourceAsStream("/golden/" + file + ".json")) {
            cases = new ObjectMapper().readTree(stream).get("cases");
        }
        List<Probe> probes = new ArrayList<>();
        cases.forEach(one -> probes.add(probe(one)));
        Map<String, Explanation> found = new TreeMap<>();
        cases.get(0).get("expected").fieldNames().forEachRemaining(mistake -> {
            List<Object> answers = new ArrayList<>();
            for (int i = 0; i < probes.size(); i++) {
                answers.add(answer(cases.get(i).get("expected").get(mistake), probes.get(i)));
            }
            found.put(
                    mistake,
                    model.diagnoser().explain(model.observe(probes, probe -> answers.get(probes.indexOf(probe)))));
        });
        return found;
    }

    private static Probe probe(JsonNode one) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        one.get("inputs").properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            inputs.put(
                    entry.getKey().toLowerCase(Locale.ROOT),
                    value.isArray() ? labels(value) : value.isObject() ? matrix(value) : (Object) value.asDouble());
        });
        return new Probe(one.get("id").asText(), inputs);
    }

    private static int[] labels(JsonNode values) {
        int[] labels = new int[values.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = values.get(i).asInt();
        }
        return labels;
    }

    private static SimpleMatrix matrix(JsonNode node) {
        JsonNode shape = node.get("shape");
        return shape.size() == 1
                ? matrix(node.get("data"), 1, shape.get(0).asInt())
                : matrix(node.get("data"), shape.get(0).asInt(), shape.get(1).asInt());
    }

    private static SimpleMatrix matrix(JsonNode data, int rows, int columns) {
        double[] entries = new double[data.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = data.get(i).asDouble();
        }
        return new SimpleMatrix(rows, columns, true, entries);
    }

    private static Object answer(JsonNode numbers, Probe probe) {
        double loss = numbers.get("loss").asDouble();
        if (numbers.has("dW")) {
            SimpleMatrix w = probe.matrix("w");
            return new LossAndGradient(loss, matrix(numbers.get("dW"), w.getNumRows(), w.getNumCols()));
        }
        Map<String, SimpleMatrix> gradients = new HashMap<>();
        for (String name : List.of("W1", "b1", "W2", "b2")) {
            SimpleMatrix parameter = probe.matrix(name.toLowerCase(Locale.ROOT));
            gradients.put(name, matrix(numbers.get(name), parameter.getNumRows(), parameter.getNumCols()));
        }
        return new LossAndGradients(loss, gradients);
    }
}

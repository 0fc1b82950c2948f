package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.check.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every known mistake returns exactly the numbers that the golden files foretell for it, shows where it says that it is caught, and is
 * told apart from every other one by its numbers.
 */
class KnownMistakesTest {
    /** Each golden entry and the class that makes this mistake. */
    private static final String SOFTMAX_ENTRIES = """
            grad_not_divided_by_N GradientNotAveraged
            loss_not_divided_by_N LossNotAveraged
            neither_divided_by_N SumInsteadOfMean
            grad_divided_by_NC GradientDividedByExamplesTimesClasses
            both_divided_by_NC MeanOverExamplesAndClasses
            grad_divided_by_D GradientDividedByFeatures
            reg_divided_by_N PenaltyGradientDividedByExamples
            grad_divided_by_N_twice GradientAveragedTwice
            grad_times_learning_rate_0.01 GradientTimesLearningRate
            sign_flipped SignFlipped
            data_sign_flipped DataSignFlipped
            integer_division_kills_data_term IntegerDivision
            grad_without_data_term DataGradientMissing
            grad_without_reg PenaltyMissingInGradient
            loss_without_reg PenaltyMissingInLoss
            both_without_reg PenaltyMissing
            grad_reg_twice PenaltyGradientDoubled
            grad_reg_half PenaltyGradientHalved
            loss_reg_without_half HalfMissingInLoss
            both_reg_without_half HalfMissing
            bias_row_not_regularised_in_grad BiasRowNotPenalisedInGradient
            bias_row_not_regularised_in_both BiasRowNotPenalised
            reg_grad_is_sum_of_weights PenaltyGradientIsSumOfWeights
            reg_grad_is_constant PenaltyGradientIsConstant
            reg_grad_is_L1 PenaltyGradientIsSign
            reg_is_norm_not_square PenaltyIsNormNotSquare
            reg_is_square_of_sum PenaltyIsSquareOfSum
            reg_sign_flipped PenaltySignFlipped
            minus_one_missing MinusOneMissing
            label_off_by_one_in_grad LabelOffByOneInGradient
            label_off_by_one_in_both LabelOffByOne
            softmax_sum_over_examples SumOverExamples
            scores_negated ScoresNegated
            log10_in_loss LogarithmToBaseTen
            only_true_class_column OnlyTrueClassColumn
            only_false_class_columns OnlyOtherClassColumns
            probabilities_not_normalised ProbabilitiesNotNormalised
            extra_p_times_1_minus_p ExtraSigmoidFactor
            loss_without_true_score TrueScoreMissingInLoss
            loss_uses_label_of_first_example LabelOfFirstExample
            max_per_class_column MaximumOfEachColumn
            row_column_order_mixed_up RowAndColumnOrderMixedUp
            last_partial_batch_of_3_dropped LastPartialBatchDropped
            bias_gradient_missing BiasGradientMissing
            bias_gradient_summed_not_averaged BiasGradientNotAveraged
            float_precision FloatPrecision
            accumulated_over_two_calls KeepsStateBetweenCalls
            """;

    private static final String HINGE_ENTRIES = """
            grad_not_divided_by_N GradientNotAveraged
            neither_divided_by_N SumInsteadOfMean
            grad_without_reg PenaltyMissingInGradient
            grad_reg_twice PenaltyGradientDoubled
            both_reg_without_half HalfMissing
            sign_flipped SignFlipped
            true_class_term_missing TrueClassTermMissing
            true_class_counted_once TrueClassCountedOnce
            true_class_always_minus_one TrueClassAlwaysMinusOne
            delta_missing_in_both DeltaMissing
            delta_missing_in_loss DeltaMissingInLoss
            delta_missing_in_grad DeltaMissingInGradient
            true_class_margin_counted_in_loss TrueClassCountedInLoss
            true_class_margin_counted_in_both TrueClassCounted
            squared_hinge SquaredHinge
            margin_instead_of_indicator MarginInsteadOfIndicator
            delta_outside_the_max DeltaOutsideMaximum
            largest_violation_only LargestViolationOnly
            divided_by_C_minus_1_too DividedByOtherClassesToo
            margin_reversed MarginReversed
            """;

    private static final String NET_ENTRIES = """
            weights_not_divided_by_N WeightGradientsNotAveraged
            biases_not_divided_by_N BiasGradientsNotAveraged
            nothing_divided_by_N GradientsNotAveraged
            relu_mask_missing MaskMissing
            relu_mask_on_backpropagated_delta MaskFromBackwardSignal
            relu_values_instead_of_mask ActivationInsteadOfMask
            sigmoid_derivative_on_relu SigmoidSlope
            W2_gradient_from_preactivation SecondLayerSeesPreactivation
            bias_gradients_of_first_example_only BiasGradientsOfFirstExample
            minus_one_missing MinusOneMissing
            W2_updated_before_W1_gradient_lr_0.1 SecondLayerUpdatedFirst
            grad_without_reg PenaltyMissingInGradients
            biases_regularised_in_grad BiasesPenalisedInGradients
            biases_regularised_in_both BiasesPenalised
            only_W1_regularised SecondLayerNotPenalisedInGradient
            both_reg_without_half HalfMissing
            b1_gradient_zero FirstBiasGetsNoGradient
            extra_p_times_1_minus_p ExtraSigmoidFactor
            W2_gradient_doubled SecondWeightGradientDoubled
            b1_gradient_times_4 FirstBiasGradientTimesFour
            W1_gradient_zero FirstLayerGetsNoGradient
            """;

    /** Checks that a wrong number alone shows, on calls that an implementation answers independently of each other. */
    private static final Set<String> SEEN_IN_NUMBERS = Set.of(
            "lossEqualsReference",
            "gradientEqualsReference",
            "gradientsEqualReference",
            "gradientAgreesWithItsLoss",
            "gradientsAgreeWithItsLoss",
            "scoresEqualReference",
            "inputGradientEqualsReference",
            "inputGradientIsRight",
            "staysFiniteOnExtremeScores");

    private static final String LOW_SCORES = """
            {"X": {"shape": [2, 2], "data": [1, 1, 1, 0.01]}, "y": [0, 1], "reg": 0,
             "W": {"shape": [2, 2], "data": [-1000.5, -999.5, 0.5, -0.5]},
             "W1": {"shape": [2, 2], "data": [0.3, 0.4, 0.5, -0.6]}, "b1": {"shape": [2], "data": [0.1, 0.2]},
             "W2": {"shape": [2, 2], "data": [0.7, -0.8, 0.9, 0.3]}, "b2": {"shape": [2], "data": [-1000.5, -999.5]}}
            """;

    private static final String LAST_CLASS_ABOVE = """
            {"X": {"shape": [2, 2], "data": [1, 1, 1, 0.01]}, "y": [0, 1], "reg": 0,
             "W": {"shape": [2, 2], "data": [0.5, 2999.5, 0.5, -0.5]},
             "W1": {"shape": [2, 2], "data": [0.3, 0.4, 0.5, -0.6]}, "b1": {"shape": [2], "data": [0.1, 0.2]},
             "W2": {"shape": [2, 2], "data": [0.7, -0.8, 0.9, 0.3]}, "b2": {"shape": [2], "data": [0.5, 2999.5]}}
            """;

    enum Assignment {
        SOFTMAX("softmax-classifier", "softmax", "SoftmaxReference", "mistakes_softmax", SOFTMAX_ENTRIES, 47, 70),
        HINGE("hinge-classifier", "hinge", "HingeReference", "mistakes_hinge", HINGE_ENTRIES, 20, 44),
        NET("two-layer-net", "net", "TwoLayerNetReference", "mistakes_net", NET_ENTRIES, 21, 53);

        private final CompiledFolder folder;
        private final Path path;
        private final String packageName;
        private final String reference;
        private final String goldenFile;
        private final Map<String, String> entries;
        private final int goldenEntries;
        private final int mistakes;

        Assignment(
                String folder,
                String packageName,
                String reference,
                String goldenFile,
                String entries,
                int goldenEntries,
                int mistakes) {
            this.path = Path.of("reference", folder);
            this.folder = CompiledFolder.ofAssignment(path);
            this.packageName = "org.gradus.assignments." + packageName;
            this.reference = reference;
            this.goldenFile = goldenFile;
            this.entries = entries.lines()
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(words -> words[0], words -> words[1]));
            this.goldenEntries = goldenEntries;
            this.mistakes = mistakes;
        }

        List<Class<?>> mistakeClasses() {
            return folder.classesStartingWith(packageName + ".mistakes.");
        }

        Subject mistake(String name) {
            return Subject.of(folder.type(packageName + ".mistakes." + name));
        }

        Subject referenceSubject() {
            return Subject.of(folder.type(packageName + "." + reference));
        }

        List<Golden.Case> probes() {
            return Golden.cases(goldenFile);
        }

        /** The probes, and for the hinge two cases with another delta, one of them with every margin violated. */
        List<Golden.Case> ordinaryCases() {
            List<Golden.Case> cases = new ArrayList<>(probes());
            if (this == HINGE) {
                cases.addAll(Golden.cases("hinge_mean_halfreg").subList(3, 5));
            }
            return cases;
        }

        /** Golden cases whose scores overflow an exponential, or fall in rows that are far apart; all scores low; one class high. */
        List<Golden.Case> extremes() {
            List<Golden.Case> extremes = new ArrayList<>(
                    this == NET
                            ? List.of(Golden.cases("two_layer_net_rows").get(8))
                            : Golden.cases("softmax_mean_halfreg").subList(8, 10));
            extremes.add(Golden.invented("all scores near -1000", LOW_SCORES));
            extremes.add(Golden.invented("the last class 3000 above the other", LAST_CLASS_ABOVE));
            return extremes;
        }

        /** The arguments of {@code evaluate}, newly made. */
        Object[] arguments(Golden.Case golden) {
            double reg = golden.number("reg");
            SimpleMatrix x = golden.input("X");
            int[] y = golden.labels();
            return switch (this) {
                case SOFTMAX -> new Object[] {golden.input("W"), x, y, reg};
                case HINGE ->
                    new Object[] {
                        golden.input("W"),
                        x,
                        y,
                        reg,
                        golden.inputs().path("delta").asDouble(1)
                    };
                case NET ->
                    new Object[] {x, y, golden.input("W1"), golden.row("b1"), golden.input("W2"), golden.row("b2"), reg
                    };
            };
        }

        /** The matrix among the arguments of which the gradient of this name is taken. */
        int argumentOf(String gradient) {
            return switch (gradient) {
                case "W1" -> 2;
                case "b1" -> 3;
                case "W2" -> 4;
                case "b2" -> 5;
                default -> 0; // W, or the net's X
            };
        }

        Map<String, SimpleMatrix> expectedGradients(JsonNode expected, Golden.Case probe) {
            Map<String, SimpleMatrix> gradients = new HashMap<>();
            referenceSubject().evaluate(arguments(probe)).gradients().forEach((name, shape) -> {
                JsonNode numbers = expected.get(this == NET ? name : "dW");
                if (numbers != null) {
                    SimpleMatrix matrix = Golden.row(numbers);
                    matrix.reshape(shape.getNumRows(), shape.getNumCols());
                    gradients.put(name, matrix);
                }
            });
            return gradients;
        }

        /** Everything that an implementation says about a case: loss, gradients, scores, gradient of the inputs. */
        Map<String, SimpleMatrix> answers(Subject subject, Golden.Case golden) {
            LossAndGradients result = subject.evaluate(arguments(golden));
            Map<String, SimpleMatrix> answers = new HashMap<>(result.gradients());
            answers.put("loss", new SimpleMatrix(new double[][] {{result.loss()}}));
            Object[] all = arguments(golden);
            switch (this) {
                case SOFTMAX -> answers.put("X", subject.matrix("inputGradient", all[0], all[1], all[2]));
                case HINGE -> answers.put("X", subject.matrix("inputGradient", all[0], all[1], all[2], all[4]));
                case NET -> answers.put("scores", subject.matrix("scores", all[0], all[2], all[3], all[4], all[5]));
            }
            return answers;
        }
    }

    static Stream<Arguments> entries() {
        return Stream.of(Assignment.values())
                .flatMap(assignment -> assignment.entries.entrySet().stream()
                        .map(entry -> Arguments.of(assignment, entry.getKey(), entry.getValue())));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(Assignment.values())
                .flatMap(assignment -> assignment.mistakeClasses().stream()
                        .map(type -> Arguments.of(assignment, type.getSimpleName(), type)));
    }

    @ParameterizedTest
    @EnumSource
    void everyGoldenEntryHasItsClass(Assignment assignment) {
        List<Golden.Case> probes = assignment.probes();
        assertThat(probes).hasSize(3);
        for (Golden.Case probe : probes) {
            List<String> names = new ArrayList<>();
            probe.expected().fieldNames().forEachRemaining(names::add);
            names.remove("correct");
            assertThat(assignment.entries.keySet()).containsExactlyInAnyOrderElementsOf(names);
        }
        assertThat(assignment.entries).hasSize(assignment.goldenEntries);
        assertThat(assignment.entries.values()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everySourceOfAMistakeIsOneClass(Assignment assignment) {
        assertThat(assignment.mistakeClasses()).hasSize(assignment.mistakes);
        assertThat(CompiledFolder.mistakeSources(assignment.path)).hasSize(assignment.mistakes);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void mistakeGivesItsGoldenNumbers(Assignment assignment, String entry, String name) {
        // two roads to float round differently in the last bit of a float
        double tolerance = entry.equals("float_precision") ? 1e-6 : 1e-9;
        for (Golden.Case probe : assignment.probes()) {
            Subject mistake = assignment.mistake(name);
            LossAndGradients actual = mistake.evaluate(assignment.arguments(probe));
            if (entry.equals("accumulated_over_two_calls")) {
                actual = mistake.evaluate(assignment.arguments(probe));
            }
            JsonNode expected = probe.expected().get(entry);
            Golden.assertLoss(actual.loss(), expected.get("loss").asDouble(), tolerance);
            Map<String, SimpleMatrix> gradients = assignment.expectedGradients(expected, probe);
            assertThat(gradients).hasSize(assignment == Assignment.NET ? 4 : 1);
            for (String gradient : gradients.keySet()) {
                Golden.assertMatrix(gradient, actual.gradient(gradient), gradients.get(gradient), tolerance);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeSpeaksToTheStudentAndNamesACheck(Assignment assignment, String name, Class<?> type) {
        Mistake mistake = type.getAnnotation(Mistake.class);
        assertThat(mistake).as("annotation of %s", name).isNotNull();
        assertThat(mistake.value()).matches("[A-Z].{20,200}\\.").doesNotContain("  ");
        assertThat(mistake.hint()).matches("[A-Z].{20,200}[.?]").doesNotContain("  ");
        assertThat(mistake.caughtBy()).matches("[a-z][A-Za-z]+");
        assertThat(type.getSuperclass().getSimpleName()).isEqualTo(assignment.reference);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeShowsWhereItSaysThatItIsCaught(Assignment assignment, String name, Class<?> type) {
        String check = type.getAnnotation(Mistake.class).caughtBy();
        Golden.Case probe = assignment.probes().get(0);
        switch (check) {
            case "lossEqualsReference" ->
                assertThat(differs(assignment, name, "loss")).isTrue();
            case "scoresEqualReference" ->
                assertThat(differs(assignment, name, "scores")).isTrue();
            case "inputGradientEqualsReference", "inputGradientIsRight" ->
                assertThat(differs(assignment, name, "X")).isTrue();
            case "gradientEqualsReference", "gradientsEqualReference" ->
                assertThat(Stream.of("W", "W1", "b1", "W2", "b2").anyMatch(block -> differs(assignment, name, block)))
                        .isTrue();
            case "gradientAgreesWithItsLoss", "gradientsAgreeWithItsLoss" ->
                assertThat(inconsistency(assignment, name, probe)).isGreaterThan(1e-3);
            case "staysFiniteOnExtremeScores" ->
                assertThat(assignment.extremes())
                        .anySatisfy(extreme -> assertThat(assignment
                                        .answers(assignment.mistake(name), extreme)
                                        .values())
                                .anyMatch(SimpleMatrix::hasUncountable));
            case "inputsStayUnchanged" ->
                assertThat(changesItsArguments(assignment, name, probe)).isTrue();
            case "resultsAreNew" -> {
                Subject mistake = assignment.mistake(name);
                LossAndGradients first = mistake.evaluate(assignment.arguments(probe));
                LossAndGradients second = mistake.evaluate(assignment.arguments(probe));
                assertThat(first.gradients().values())
                        .usingElementComparator((a, b) -> a == b ? 0 : 1)
                        .containsAnyElementsOf(second.gradients().values());
            }
            case "sameAnswerTwice" -> {
                Subject mistake = assignment.mistake(name);
                LossAndGradients first = mistake.evaluate(assignment.arguments(probe));
                Object[] other = assignment.arguments(probe);
                Arrays.setAll(other, i -> other[i] instanceof SimpleMatrix matrix ? matrix.scale(0.5) : other[i]);
                boolean staleAnswer = same(first, mistake.evaluate(other));
                // What is random may be the same by chance, seldom ten times.
                boolean changedAnswer = IntStream.range(0, 10)
                        .anyMatch(i -> !same(first, mistake.evaluate(assignment.arguments(probe))));
                assertThat(staleAnswer || changedAnswer).isTrue();
            }
            case "loopsAndVectorizedAgree" -> {
                LossAndGradients loops = assignment.mistake(name).evaluate(assignment.arguments(probe));
                LossAndGradients vectorized = assignment.mistake(name).evaluate(assignment.arguments(probe));
                assertThat(same(loops, vectorized)).isFalse();
            }
            default -> throw new AssertionError("no check is named " + check);
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersTellEveryPairOfMistakesApart(Assignment assignment) {
        List<String> names = assignment.mistakeClasses().stream()
                .filter(type -> SEEN_IN_NUMBERS.contains(
                        type.getAnnotation(Mistake.class).caughtBy()))
                .map(Class::getSimpleName)
                .toList();
        List<Golden.Case> cases = new ArrayList<>(assignment.ordinaryCases());
        cases.addAll(assignment.extremes());
        List<List<Map<String, SimpleMatrix>>> answers = Stream.concat(
                        Stream.of(assignment.referenceSubject()), names.stream().map(assignment::mistake))
                .map(subject -> cases.stream()
                        .map(golden -> assignment.answers(subject, golden))
                        .toList())
                .toList();
        assertThat(answers).hasSizeGreaterThan(30);
        for (int a = 0; a < answers.size(); a++) {
            for (int b = 0; b < a; b++) {
                int first = a;
                int second = b;
                assertThat(IntStream.range(0, cases.size())
                                .anyMatch(i -> !same(
                                        answers.get(first).get(i),
                                        answers.get(second).get(i),
                                        1e-9)))
                        .as("%s and %s", names.get(a - 1), b == 0 ? "the reference" : names.get(b - 1))
                        .isTrue();
            }
        }
    }

    @Test
    void floatPrecisionIsNotMistakenForDouble() {
        assertThat(differs(Assignment.SOFTMAX, "FloatPrecision", "loss")).isTrue();
        assertThat(differs(Assignment.SOFTMAX, "FloatPrecision", "W")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void referenceShowsNoMistake(Assignment assignment) {
        for (Golden.Case probe : assignment.probes()) {
            LossAndGradients actual = assignment.referenceSubject().evaluate(assignment.arguments(probe));
            JsonNode correct = probe.expected().get("correct");
            assertThat(actual.loss()).isCloseTo(correct.get("loss").asDouble(), within(1e-12));
            assignment
                    .expectedGradients(correct, probe)
                    .forEach((name, gradient) -> Golden.assertMatrix(name, actual.gradient(name), gradient, 1e-12));
        }
    }

    private static boolean differs(Assignment assignment, String name, String answer) {
        return assignment.ordinaryCases().stream().anyMatch(probe -> {
            SimpleMatrix expected =
                    assignment.answers(assignment.referenceSubject(), probe).get(answer);
            SimpleMatrix actual =
                    assignment.answers(assignment.mistake(name), probe).get(answer);
            return expected != null && !close(actual, expected, 1e-9);
        });
    }

    /** The largest difference of a gradient's entry from the central difference of the mistake's own loss. */
    private static double inconsistency(Assignment assignment, String name, Golden.Case probe) {
        double step = 1e-5;
        LossAndGradients analytic = assignment.mistake(name).evaluate(assignment.arguments(probe));
        double largest = 0;
        for (String gradient : analytic.gradients().keySet()) {
            for (int i = 0; i < analytic.gradient(gradient).getNumElements(); i++) {
                double[] losses = new double[2];
                for (int side = 0; side < 2; side++) {
                    Object[] arguments = assignment.arguments(probe);
                    SimpleMatrix moved = (SimpleMatrix) arguments[assignment.argumentOf(gradient)];
                    moved.set(i, moved.get(i) + (side == 0 ? -step : step));
                    losses[side] = assignment.mistake(name).evaluate(arguments).loss();
                }
                double numeric = (losses[1] - losses[0]) / (2 * step);
                double difference =
                        Math.abs(numeric - analytic.gradient(gradient).get(i));
                largest = Math.max(largest, difference);
            }
        }
        return largest;
    }

    private static boolean changesItsArguments(Assignment assignment, String name, Golden.Case probe) {
        Object[] before = assignment.arguments(probe);
        Object[] after = assignment.arguments(probe);
        assignment.mistake(name).evaluate(after);
        return IntStream.range(0, before.length)
                .anyMatch(i -> before[i] instanceof SimpleMatrix matrix
                        ? !matrix.isIdentical((SimpleMatrix) after[i], 0)
                        : before[i] instanceof int[] labels && !Arrays.equals(labels, (int[]) after[i]));
    }

    private static boolean same(LossAndGradients first, LossAndGradients second) {
        return first.loss() == second.loss() && same(first.gradients(), second.gradients(), 0);
    }

    private static boolean same(Map<String, SimpleMatrix> first, Map<String, SimpleMatrix> second, double tolerance) {
        return first.keySet().stream().allMatch(name -> close(first.get(name), second.get(name), tolerance));
    }

    /** Compares entry by entry, relative to the largest one; NaN is close to NaN only, and an infinity to itself. */
    private static boolean close(SimpleMatrix actual, SimpleMatrix expected, double tolerance) {
        double scale = tolerance * Math.max(1e-3, expected.elementMaxAbs());
        return IntStream.range(0, expected.getNumElements())
                .allMatch(i -> Double.compare(actual.get(i), expected.get(i)) == 0
                        || Math.abs(actual.get(i) - expected.get(i)) <= scale);
    }
}

package org.gradus.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.diagnosis.Measurement.Model;
import org.gradus.diagnosis.Measurement.Tally;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/diagnosis.md} claims, measured at fresh seeds: labels of single slips and of several at once, names for mistakes
 * that no library knows, correct code, time. Prints the figures.
 */
class MeasurementTest {
    /** The net's known mistakes and the labels of a perfect diagnosis. */
    static final Map<String, String> NET_LABELS = labels("""
            WeightGradientsNotAveraged data*n@W2+W1
            BiasGradientsNotAveraged data*n@b2+b1
            GradientsNotAveraged data*n@gradient
            MaskMissing mask-missing@gradient
            MaskFromBackwardSignal mask-from-backward-signal@gradient
            ActivationInsteadOfMask activation-instead-of-mask@gradient
            MaskInverted mask-inverted@gradient
            SigmoidSlope sigmoid-slope@gradient
            TanhSlope tanh-slope@gradient
            SecondLayerSeesPreactivation second-layer-sees-preactivation@gradient
            BiasGradientsOfFirstExample bias-gradient-of-first-example@gradient
            MinusOneMissing true-score-missing@gradient
            SecondLayerUpdatedFirst second-layer-updated-first@gradient
            PenaltyMissing penalty*0@both
            PenaltyMissingInLoss penalty*0@loss
            PenaltyMissingInGradients penalty*0@gradient
            PenaltyGradientsDoubled penalty*2@gradient
            BiasesPenalised biases-penalised@both
            BiasesPenalisedInGradients biases-penalised@gradient
            SecondLayerNotPenalised second-layer-not-penalised@both
            SecondLayerNotPenalisedInGradient second-layer-not-penalised@gradient
            HalfMissing penalty*2@both
            HalfMissingInLoss penalty*2@loss
            FirstBiasGetsNoGradient data*0@b1
            FirstBiasGradientTimesFour data*4@b1
            FirstLayerGetsNoGradient data*0@W1+b1
            FirstWeightsGetNoGradient data*0@W1
            ExtraSigmoidFactor extra-p-times-1-minus-p@gradient
            SecondWeightGradientDoubled data*2@W2
            LabelOffByOne label-off-by-one@both
            LossNotAveraged data*n@loss
            SumInsteadOfMean data*n@both
            SignFlipped all*-1@gradient
            NoRectifier no-rectifier@both
            FirstBiasLeftOut first-bias-left-out@both
            SecondBiasLeftOut second-bias-left-out@both
            LeakyForwards leaky-forwards@both
            """);

    @TempDir
    static Path cache;

    private static List<Model> linear;
    private static Model net;

    @BeforeAll
    static void compile() {
        AssignmentCatalog catalog = Measurement.catalog(cache);
        linear = List.of(Model.of(catalog, "softmax-classifier"), Model.of(catalog, "hinge-classifier"));
        net = Model.of(catalog, "two-layer-net");
    }

    static Map<String, String> labels(String lines) {
        Map<String, String> labels = new java.util.TreeMap<>();
        lines.lines().map(line -> line.trim().split(" ")).forEach(words -> labels.put(words[0], words[1]));
        return labels;
    }

    @Test
    void slipsAreNamed() {
        measure(1, 150, 300, 100);
    }

    @Test
    @Tag("long")
    void slipsAreNamedAtManySeeds() {
        measure(20, 2_000, 10_000, 1_000);
    }

    private static void measure(int repeats, int several, int correct, int timed) {
        long seed = System.nanoTime();
        List<String> rows = new ArrayList<>();
        List<Runnable> claims = new ArrayList<>();
        for (Model model : linear) {
            String id = model.assignment().id();
            Measurement measured = new Measurement();
            Tally single = measured.singles(model, repeats, seed);
            Tally[] severals = measured.several(model, several, seed);
            Tally outside = measured.outside(model, repeats, seed);
            Tally named = measured.correct(model, correct, seed);
            double[] time = measured.milliseconds(model, timed, seed);
            rows.add(row(id, single, severals[0], severals[1], outside, named, time));
            claims.add(() -> {
                List<String> misses = measured.misses();
                assertThat(single.percent()).as("one slip, %s", misses).isGreaterThanOrEqualTo(99);
                assertThat(severals[1].percent())
                        .as("two to four slips, %s", misses)
                        .isGreaterThanOrEqualTo(95);
                assertThat(outside.percent()).as("wrong names, %s", misses).isLessThanOrEqualTo(3);
                assertThat(named.good()).as("correct code named, %s", misses).isZero();
                assertThat(time[1]).as("median milliseconds").isLessThan(50);
            });
        }
        Measurement measured = new Measurement();
        Tally known = measured.known(net, NET_LABELS, repeats, seed);
        Tally named = measured.correct(net, correct, seed);
        double[] time = measured.milliseconds(net, timed, seed);
        rows.add(row(net.assignment().id(), known, null, null, null, named, time));
        System.out.println(String.join(System.lineSeparator(), rows) + System.lineSeparator() + "seed " + seed);
        claims.forEach(Runnable::run);
        assertThat(known.percent()).as("the net, %s", measured.misses()).isGreaterThanOrEqualTo(98.5);
        assertThat(named.good()).as("correct nets named, %s", measured.misses()).isZero();
        assertThat(time[1]).as("median milliseconds").isLessThan(50);
    }

    private static String row(
            String id, Tally single, Tally exact, Tally same, Tally outside, Tally named, double[] time) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %.1f / %.1f / %.1f ms |",
                id,
                single.text(),
                exact == null ? "–" : exact.text(),
                same == null ? "–" : same.text(),
                outside == null ? "–" : outside.text(),
                named.text(),
                time[1],
                time[2],
                time[0]);
    }
}

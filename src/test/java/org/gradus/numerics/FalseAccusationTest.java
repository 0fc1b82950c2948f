package org.gradus.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.gradus.numerics.Regime.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The promise of the ladder: correct gradients are never accused, on any data, and wrong ones always are, unless the mistake does
 * not show. The short form runs in every build; the long form runs with {@code -Plong} and prints its figures.
 */
class FalseAccusationTest {
    /** A mistake that changes a gradient by less than this, relative to its largest entry, need not be seen. */
    private static final double EFFECT = 1e-5;

    /** Probes for accusing are redrawn until every kink is at least this far away, in scores. */
    private static final double SCREEN = 1e-3;

    private static final long SEED = 231;

    @Test
    void correctGradientsAreNotAccused() {
        Tally tally = correct(200, 10, true);

        assertThat(tally.trials).isEqualTo(19 * 200 + 3 * 10);
        tally.assertNobodyWasAccused();
        assertThat(tally.evaluationsOn(Regime.A_ORDINARY)).isLessThan(5);
    }

    @Test
    @Tag("long")
    void correctGradientsAreNotAccusedInTwentyThousandTrials() {
        Tally tally = correct(1000, 350, true);
        System.out.println("hinted step: " + tally);

        assertThat(tally.trials).isGreaterThan(20_000);
        tally.assertNobodyWasAccused();
        for (Regime smooth : List.of(
                Regime.A_ORDINARY,
                Regime.B_RAW_PIXELS,
                Regime.C_SCORES_IN_THE_THOUSANDS,
                Regime.D_STRONG_PENALTY,
                Regime.E_TINY_GRADIENTS)) {
            assertThat(tally.evaluationsOn(smooth)).as("%s", smooth).isLessThan(5);
        }
    }

    @Test
    @Tag("long")
    void correctGradientsAreNotAccusedWithABlindFirstStep() {
        Tally tally = correct(1000, 350, false);
        System.out.println("blind step: " + tally);

        tally.assertNobodyWasAccused();
    }

    @Test
    void wrongGradientsAreDetected() {
        detect(3, new Counts()).assertAllWereDetected(1_000);
    }

    @Test
    @Tag("long")
    void wrongGradientsAreDetectedInEveryTrial() {
        Counts counts = detect(200, new Counts());
        System.out.println("detection: " + counts);

        counts.assertAllWereDetected(80_000);
    }

    @Test
    void gradientsComputedInFloatAreNotAccused() {
        int trials = 0;
        for (Regime regime : smoothRegimes().subList(0, 5)) {
            for (Kind kind : Kind.values()) {
                Random random = new Random(SEED);
                for (int trial = 0; trial < 20; trial++) {
                    PlainModel model = screened(regime, kind, random);
                    for (int i = 0; i < model.weights.length; i++) {
                        model.weights[i] = (float) model.weights[i];
                    }
                    Probe probe = new Probe(model, Slip.IN_FLOAT, true, trial);
                    String name = regime + " " + kind + " trial " + trial;
                    assertThat(GradientVerdict.of(probe.sweep()).verdict())
                            .as(name)
                            .isNotEqualTo(Verdict.DISAGREES);
                    for (Probe.Block block : probe.directions(trial)) {
                        assertThat(GradientVerdict.ofDirections(block.lines()).verdict())
                                .as(name)
                                .isNotEqualTo(Verdict.DISAGREES);
                    }
                    trials++;
                }
            }
        }
        assertThat(trials).isEqualTo(300);
    }

    @Test
    void directionalDerivativesAreExactToNineDigits() {
        for (Kind kind : Kind.values()) {
            for (Regime regime : smoothRegimes()) {
                assertThat(medianError(kind, regime, Probe.Block::lines))
                        .as("%s, %s", kind, regime)
                        .isLessThanOrEqualTo(1e-9);
            }
        }
    }

    /** A glance divides by a small step: where the loss is in the thousands, its rounding takes a digit. */
    @Test
    void derivativesAtAGlanceAreExactToNineDigitsUnlessTheLossIsLarge() {
        for (Kind kind : Kind.values()) {
            for (Regime regime : smoothRegimes()) {
                boolean large = regime == Regime.C_SCORES_IN_THE_THOUSANDS || regime == Regime.D_STRONG_PENALTY;
                assertThat(medianError(kind, regime, Probe.Block::glanceWithSlopes))
                        .as("%s, %s", kind, regime)
                        .isLessThanOrEqualTo(large ? 1e-8 : 1e-9);
            }
        }
    }

    @Test
    void threeDirectionsThroughAnImageClassifierTakeThirtyLosses() {
        for (boolean hinge : new boolean[] {false, true}) {
            List<Double> errors = new ArrayList<>();
            int evaluations = 0;
            for (int trial = 0; trial < 20; trial++) {
                PlainModel model = imageClassifier(new Random(trial), hinge);
                Probe probe = new Probe(model, Slip.NONE, true, trial);
                Probe.Block block = probe.directions(trial).get(0);
                assertThat(GradientVerdict.ofDirections(block.lines()).verdict())
                        .isEqualTo(Verdict.AGREES);
                evaluations += probe.noise.evaluations();
                for (LineResult line : block.lines()) {
                    evaluations += line.evaluations();
                    errors.add(line.relativeError());
                }
            }
            errors.sort(null);

            assertThat(evaluations / 20.0).as("hinge: %s", hinge).isLessThanOrEqualTo(30);
            assertThat(errors.get(errors.size() / 2)).as("hinge: %s", hinge).isLessThanOrEqualTo(1e-9);
        }
    }

    /** 784 raw pixels, most of them dark, and a one; ten examples and ten classes. */
    private static PlainModel imageClassifier(Random random, boolean hinge) {
        double[][] x = new double[10][785];
        int[] y = new int[10];
        double[] w = new double[7850];
        for (int n = 0; n < 10; n++) {
            y[n] = n;
            for (int pixel = 0; pixel < 784; pixel++) {
                x[n][pixel] = random.nextInt(5) == 0 ? random.nextInt(256) : 0;
            }
            x[n][784] = 1;
        }
        for (int i = 0; i < w.length; i++) {
            w[i] = 1e-3 * random.nextGaussian();
        }
        return new PlainLinear(x, y, 10, hinge, 0.1, w);
    }

    private static List<Regime> smoothRegimes() {
        return List.of(
                Regime.A_ORDINARY,
                Regime.B_RAW_PIXELS,
                Regime.C_SCORES_IN_THE_THOUSANDS,
                Regime.D_STRONG_PENALTY,
                Regime.E_TINY_GRADIENTS,
                Regime.H_MANY_EXAMPLES);
    }

    /** The error of directional derivatives, relative to the largest of the block's directions. */
    private static double medianError(Kind kind, Regime regime, Function<Probe.Block, List<LineResult>> look) {
        int trials = 40;
        Random random = new Random(SEED);
        List<Double> errors = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            PlainModel model = screened(regime, kind, random);
            for (Probe.Block block : new Probe(model, Slip.NONE, true, trial).directions(trial)) {
                double largest = 0;
                for (double slope : block.right()) {
                    largest = Math.max(largest, Math.abs(slope));
                }
                for (LineResult line : look.apply(block)) {
                    if (largest > 0) {
                        errors.add(Math.abs(line.numeric() - block.right()[line.line()]) / largest);
                    }
                }
            }
        }
        assertThat(errors).hasSizeGreaterThanOrEqualTo(2 * trials);
        errors.sort(null);
        return errors.get(errors.size() / 2);
    }

    private static Tally correct(int trials, int trialsWithManyExamples, boolean hinted) {
        Tally tally = new Tally();
        for (Regime regime : Regime.values()) {
            for (Kind kind : Kind.values()) {
                if (kind == Kind.SOFTMAX && regime.hasKinks()) {
                    continue;
                }
                Random random = new Random(SEED + 100 * regime.ordinal() + kind.ordinal());
                int count = regime == Regime.H_MANY_EXAMPLES ? trialsWithManyExamples : trials;
                for (int trial = 0; trial < count; trial++) {
                    Probe probe = new Probe(regime.draw(random, kind), Slip.NONE, hinted, trial);
                    tally.add(regime, kind, probe.sweep(), probe.directions(1000L + trial));
                }
            }
        }
        return tally;
    }

    private static Counts detect(int trials, Counts counts) {
        for (Regime regime : smoothRegimes()) {
            for (Kind kind : Kind.values()) {
                Random random = new Random(SEED + 100 * regime.ordinal() + kind.ordinal());
                int count = regime == Regime.H_MANY_EXAMPLES ? Math.max(1, trials / 20) : trials;
                for (int trial = 0; trial < count; trial++) {
                    PlainModel model = screened(regime, kind, random);
                    for (Slip slip : Slip.wrong()) {
                        Probe probe = new Probe(model, slip, true, trial);
                        String name = regime + " " + kind + " " + slip + " trial " + trial;
                        if (probe.effect() > EFFECT) {
                            counts.add(name, probe.sweep());
                        }
                        counts.addDirections(name, probe.directions(1000L + trial));
                        if (regime == Regime.D_STRONG_PENALTY) {
                            // A strong penalty drowns the data term in its rounding, so that is checked apart.
                            Probe data = new Probe(model.withoutPenalty(), slip, true, trial);
                            counts.addDirections(name + " without penalty", data.directions(1000L + trial));
                        }
                    }
                }
            }
        }
        return counts;
    }

    private static PlainModel screened(Regime regime, Kind kind, Random random) {
        PlainModel model = regime.draw(random, kind);
        while (model.kinkDistance() < SCREEN) {
            model = regime.draw(random, kind);
        }
        return model;
    }

    /** What became of correct gradients. */
    private static final class Tally {
        int trials;
        final List<String> accusations = new ArrayList<>();
        final Map<Regime, Cell> cells = new EnumMap<>(Regime.class);

        void add(Regime regime, Kind kind, List<LineResult> sweep, List<Probe.Block> blocks) {
            trials++;
            Cell cell = cells.computeIfAbsent(regime, r -> new Cell());
            GradientVerdict verdict = GradientVerdict.of(sweep);
            cell.sweeps++;
            cell.agreed += verdict.verdict() == Verdict.AGREES ? 1 : 0;
            cell.excused += verdict.disagreeing() > 0 ? 1 : 0;
            cell.lines += sweep.size();
            cell.openLines += verdict.open();
            cell.evaluations += sweep.stream().mapToInt(LineResult::evaluations).sum();
            if (verdict.verdict() == Verdict.DISAGREES) {
                accusations.add(regime + " " + kind + " sweep: " + verdict + firstWrong(sweep));
            }
            for (Probe.Block block : blocks) {
                GradientVerdict directions = GradientVerdict.ofDirections(block.lines());
                cell.blocks++;
                cell.agreedBlocks += directions.verdict() == Verdict.AGREES ? 1 : 0;
                cell.believedBlocks += block.believed() ? 1 : 0;
                cell.believedWithSlopes += block.believedWithSlopes() ? 1 : 0;
                cell.singleAccusations += directions.disagreeing();
                cell.directionEvaluations +=
                        block.lines().stream().mapToInt(LineResult::evaluations).sum();
                if (directions.verdict() == Verdict.DISAGREES) {
                    accusations.add(regime + " " + kind + " directions: " + directions + firstWrong(block.lines()));
                }
            }
        }

        private static String firstWrong(List<LineResult> lines) {
            return lines.stream()
                    .filter(line -> line.verdict() == Verdict.DISAGREES)
                    .findFirst()
                    .map(line -> " " + line)
                    .orElse("");
        }

        double evaluationsOn(Regime regime) {
            Cell cell = cells.get(regime);
            return (double) cell.evaluations / cell.lines;
        }

        void assertNobodyWasAccused() {
            assertThat(accusations).as("%s trials", trials).isEmpty();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(trials + " trials, accused: " + accusations.size() + "\n");
            cells.forEach((regime, cell) -> text.append(regime).append(cell).append('\n'));
            return text.toString();
        }
    }

    private static final class Cell {
        int sweeps;
        int agreed;
        int excused;
        long lines;
        long openLines;
        long evaluations;
        int blocks;
        int agreedBlocks;
        int believedBlocks;
        int believedWithSlopes;
        int singleAccusations;
        long directionEvaluations;

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    ": sweeps %d, agree %.2f %%, excused by a kink %d, open lines %.3f %%, evaluations %.2f;"
                            + " blocks %d, agree %.2f %%, at a glance %.2f %%, with slopes %.2f %%, single accusations %d, evaluations %.2f",
                    sweeps,
                    100.0 * agreed / sweeps,
                    excused,
                    100.0 * openLines / lines,
                    (double) evaluations / lines,
                    blocks,
                    100.0 * agreedBlocks / blocks,
                    100.0 * believedBlocks / blocks,
                    100.0 * believedWithSlopes / blocks,
                    singleAccusations,
                    directionEvaluations / 3.0 / blocks);
        }
    }

    /** What became of wrong gradients. */
    private static final class Counts {
        int sweeps;
        int blocks;
        long evaluations;
        long lines;
        final List<String> missed = new ArrayList<>();

        void add(String name, List<LineResult> sweep) {
            sweeps++;
            lines += sweep.size();
            evaluations += sweep.stream().mapToInt(LineResult::evaluations).sum();
            GradientVerdict verdict = GradientVerdict.of(sweep);
            if (verdict.verdict() != Verdict.DISAGREES) {
                missed.add(name + " by sweep: " + verdict);
            }
        }

        void addDirections(String name, List<Probe.Block> directions) {
            for (Probe.Block block : directions) {
                GradientVerdict verdict = GradientVerdict.ofDirections(block.lines());
                if (block.effect() > EFFECT) {
                    blocks++;
                    if (verdict.verdict() != Verdict.DISAGREES) {
                        missed.add(name + " by directions: " + verdict + " effect " + block.effect() + block.lines());
                    }
                    if (block.believed()) {
                        missed.add(name + " at a glance: effect " + block.effect());
                    }
                    if (block.believedWithSlopes()) {
                        missed.add(name + " at a glance with slopes: effect " + block.effect());
                    }
                }
            }
        }

        void assertAllWereDetected(int atLeast) {
            assertThat(missed).as("of %s sweeps and %s blocks", sweeps, blocks).isEmpty();
            assertThat(sweeps).isGreaterThan(atLeast);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "sweeps %d, blocks %d, missed %d, evaluations %.2f",
                    sweeps,
                    blocks,
                    missed.size(),
                    (double) evaluations / lines);
        }
    }
}

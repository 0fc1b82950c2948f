package org.gradus.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GradientLadderTest {
    private final GradientLadder ladder = new GradientLadder();

    private LineResult check(DoubleUnaryOperator f, double analytic) {
        double[] slopes = {analytic};
        double[] steps = {GradientLadder.FIRST_STEP};
        return ladder.check(losses(f), f.applyAsDouble(0), slopes, steps, 1e-16, 1)
                .get(0);
    }

    private static LineLosses losses(DoubleUnaryOperator... f) {
        return (lines, steps) -> {
            double[] losses = new double[lines.length];
            for (int k = 0; k < lines.length; k++) {
                losses[k] = f[lines[k]].applyAsDouble(steps[k]);
            }
            return losses;
        };
    }

    @Test
    void rightDerivativeOfASmoothLossAgreesAfterFourLosses() {
        LineResult result = check(t -> Math.exp(t), 1);

        assertThat(result.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(result.evaluations()).isEqualTo(4);
        assertThat(result.numeric()).isCloseTo(1, within(1e-11));
        assertThat(result.bar()).isLessThan(2e-6);
        assertThat(result.atKink()).isFalse();
    }

    @Test
    void wrongDerivativesDisagree() {
        for (double wrong : new double[] {1.0005, 1.00001, 0, -1, 2, 1e30, -1e300}) {
            assertThat(check(t -> Math.exp(t), wrong).verdict()).as("%s", wrong).isEqualTo(Verdict.DISAGREES);
        }
    }

    @Test
    void derivativeIsNeverAccusedAtTheFirstLevelThatExcludesIt() {
        assertThat(check(t -> t, 2).evaluations()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void derivativesThatAreNotFiniteDisagree() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            LineResult result = check(t -> Math.exp(t), wrong);

            assertThat(result.verdict()).isEqualTo(Verdict.DISAGREES);
            assertThat(result.numeric()).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void lossThatIsNotFiniteCannotBeTold() {
        List<LineResult> results = List.of(
                check(t -> Double.NaN, 1),
                check(t -> t == 0 ? 0 : Double.NaN, 1),
                check(t -> t > 0 ? Double.POSITIVE_INFINITY : t, 1),
                check(t -> t == 0 ? Double.POSITIVE_INFINITY : t, 1));

        assertThat(results).allSatisfy(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.CANNOT_TELL);
            assertThat(result.numeric()).isNaN();
            assertThat(result.evaluations()).isLessThanOrEqualTo(2);
        });
    }

    @Test
    void everySlopeBetweenTheTwoSidesOfAKinkAgrees() {
        for (double between : new double[] {-1, -0.5, 0, 2.999, 3}) {
            LineResult result = check(t -> Math.max(-t, 3 * t), between);

            assertThat(result.verdict()).as("%s", between).isEqualTo(Verdict.AGREES);
        }
    }

    @Test
    void slopeOutsideTheTwoSidesOfAKinkIsNotJudged() {
        LineResult result = check(t -> Math.max(-t, 3 * t), 4);

        assertThat(result.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(result.atKink()).isTrue();
        assertThat(result.numeric()).isCloseTo(1, within(1e-6));
        assertThat(result.bar()).isCloseTo(2, within(1e-6));
        assertThat(result.evaluations()).isEqualTo(2 * GradientLadder.LEVELS);
    }

    @Test
    void kinkHiddenInTheCurvatureIsNoAccusation() {
        // At zero the two halves of the ReLU pair cancel but for 1e-3 of the slope; the curvature hides this at large
        // steps.
        DoubleUnaryOperator f = t -> Math.max(t, 0) - 0.999 * Math.max(-t, 0) + 5 * t * t;

        assertThat(check(f, 0).verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void nearbyKinksAreNoAccusation() {
        for (double distance = 1e-9; distance < 1; distance *= 1.3) {
            double kink = distance;
            assertThat(check(t -> Math.max(0, t - kink) + t, 1).verdict())
                    .as("right, kink at %s", kink)
                    .isNotEqualTo(Verdict.DISAGREES);
            assertThat(check(t -> Math.max(0, t - kink) - Math.max(0, -t - kink), 0)
                            .verdict())
                    .as("right, kinks at +-%s", kink)
                    .isNotEqualTo(Verdict.DISAGREES);
        }
    }

    @Test
    void distantKinkDoesNotShieldAWrongDerivative() {
        assertThat(check(t -> Math.max(0, t - 1e-4) + t, 1.001).verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void lossThatStandsStillHasDerivativeZero() {
        assertThat(check(t -> 1.5, 0).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(check(t -> 1.5, 1e-3).verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void lossDrownedInNoiseCannotBeTold() {
        java.util.Random random = new java.util.Random(3);
        DoubleUnaryOperator noisy = t -> t + random.nextGaussian();
        double[] one = {1};
        double[] step = {1e-2};

        for (int trial = 0; trial < 100; trial++) {
            assertThat(ladder.check(losses(noisy), 0, one, step, 1, 1).get(0).verdict())
                    .isEqualTo(Verdict.CANNOT_TELL);
        }
    }

    @Test
    void unknownNoiseCannotBeTold() {
        double[] one = {1};
        for (double sigma : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(ladder.check(losses(t -> t), 0, one, one, sigma, 1)
                            .get(0)
                            .verdict())
                    .isEqualTo(Verdict.CANNOT_TELL);
        }
    }

    @Test
    void allOpenLinesShareOneCallAtEachLevel() {
        List<Integer> sizes = new ArrayList<>();
        LineLosses f = losses(Math::sin, t -> Math.abs(t), Math::sin);
        LineLosses counting = (lines, steps) -> {
            sizes.add(lines.length);
            return f.at(lines, steps);
        };

        double[] slopes = {1, 5, 1};
        double[] steps = {1e-2, 1e-2, 1e-2};
        List<LineResult> results = ladder.check(counting, 0, slopes, steps, 1e-17, 1);

        assertThat(results).extracting(LineResult::line).containsExactly(0, 1, 2);
        assertThat(sizes).hasSize(GradientLadder.LEVELS).startsWith(6, 6, 2, 2);
    }

    @Test
    void badArgumentsAreRefused() {
        double[] one = {1};
        assertThatThrownBy(() -> ladder.check(losses(t -> t), 0, one, new double[0], 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        for (double step : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] steps = {step};
            assertThatThrownBy(() -> ladder.check(losses(t -> t), 0, one, steps, 1, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> ladder.check((lines, steps) -> new double[1], 0, one, one, 1, 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void glanceWithSlopesBelievesADerivativeAndNothingElse() {
        // exp(t) at 0; a claim knows the place on the line and which evaluation it is.
        assertThat(believed((t, call) -> Math.exp(t))).isTrue();
        assertThat(believed((t, call) -> 1.000_01 * Math.exp(t))).isFalse();
        assertThat(believed((t, call) -> Math.exp(t) + 1e-5)).isFalse();
        assertThat(believed((t, call) -> t == 0 ? 1 : 0))
                .as("right at the base point alone")
                .isFalse();
        assertThat(believed((t, call) -> t == 0 ? 1.001 : Math.exp(t)))
                .as("wrong at the base point alone")
                .isFalse();
        assertThat(believed((t, call) -> 1)).as("always as at the base point").isFalse();
        assertThat(believed((t, call) -> Math.exp(-t)))
                .as("points in the wrong order")
                .isFalse();
        assertThat(believed((t, call) -> Math.exp(t) + (call % 2 == 0 ? 1e-5 : -1e-5)))
                .as("unsteady")
                .isFalse();
        assertThat(believed((t, call) -> Double.NaN)).isFalse();
        assertThat(believed((t, call) -> Double.POSITIVE_INFINITY)).isFalse();
    }

    @Test
    void glanceWithSlopesBelievesNothingAtAKinkOrWithoutALoss() {
        assertThat(glance(t -> Math.abs(t - 1e-4) + t, (t, call) -> (t > 1e-4 ? 1 : -1) + 1))
                .isFalse();
        assertThat(glance(Math::abs, (t, call) -> Math.signum(t))).isFalse();
        assertThat(glance(t -> Double.NaN, (t, call) -> 1)).isFalse();
    }

    private static boolean believed(DoubleBinaryOperator claim) {
        return glance(Math::exp, claim);
    }

    private static boolean glance(DoubleUnaryOperator loss, DoubleBinaryOperator claim) {
        double[] firstSteps = {1e-2, 1e-2};
        GradientLadder.SlopedPoints points = GradientLadder.slopedPoints(firstSteps);
        double[] steps = points.steps();
        double[] slopes = new double[2 * steps.length];
        for (int i = 0; i < slopes.length; i++) {
            // Along the other line nothing moves: only the base point has the slope there.
            double at = points.lines()[i / 2] == i % 2 ? steps[i / 2] : 0;
            slopes[i] = claim.applyAsDouble(at, i / 2);
        }
        SlopedLosses found = new SlopedLosses(Arrays.stream(steps).map(loss).toArray(), slopes);
        return new GradientLadder()
                .glanceWithSlopes(found, firstSteps).lines().stream()
                        .allMatch(line -> line.verdict() == Verdict.AGREES);
    }
}

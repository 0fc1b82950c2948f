package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradus.check.Words.compare;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final List<Probe> PROBES = Tried.probes();
    private static final SquaredLoss REFERENCE = new SquaredLoss.Right();

    private static Runnable compared(SquaredLoss submitted, String part) {
        return () -> compare(submitted).with(REFERENCE).in(part).agreesAt(PROBES);
    }

    @Test
    void rightNumbersAgree() {
        assertThat(Tried.holds(compared(new SquaredLoss.Right(), "loss")).findings())
                .extracting(Finding::sentence)
                .containsExactly("SquaredLoss: the loss agrees at 6 probes; largest error 0.");
        Tried.holds(compared(new SquaredLoss.Right(), "gradient"));
    }

    @Test
    void partsOfOneAnswerAreAskedOnceInEachCheck() {
        AtomicInteger calls = new AtomicInteger();
        Subject submitted = LocalSubject.of((SquaredLoss) (w, x, y, reg) -> {
            calls.incrementAndGet();
            return REFERENCE.evaluate(w, x, y, reg);
        });
        Comparison comparison = Comparison.of(submitted).with(REFERENCE);
        Runnable bothParts = () -> {
            comparison.in("loss").agreesAt(PROBES);
            comparison.in("gradient").agreesAt(PROBES);
        };

        Tried.holds(bothParts);
        assertThat(calls).hasValue(6);
        Tried.holds(bothParts);
        assertThat(calls).hasValue(12);
        Tried.holds(() -> {
            comparison.in("loss").agreesAt(PROBES);
            comparison.in("loss").agreesAt(PROBES.subList(0, 5));
            comparison.in("loss").agreesAt(PROBES.get(0));
            comparison.in("gradient").agreesAt(PROBES.get(0));
            comparison.in("gradient").agreesAt(PROBES.get(0).with("reg", 0.3));
        });
        assertThat(calls).hasValue(12 + 6 + 5 + 1 + 1);
    }

    @Test
    void factorIsNamed() {
        Finding finding = Tried.fails(() -> compare(new SquaredLoss.NotAveraged())
                .with(REFERENCE)
                .in("gradient")
                .agreesAt(PROBES.get(0).with("reg", 0.0)));

        assertThat(finding.sentence()).endsWith("It is exactly 7 times the expected one.");
        assertThat(finding.figures()).hasSize(1);
    }

    @Test
    void oppositeSignIsNamed() {
        Subject negated = SpoiledSubject.withNegatedMatrices(LocalSubject.of(REFERENCE));

        assertThat(Tried.fails(() -> Comparison.of(negated)
                                .with(REFERENCE)
                                .in("gradient")
                                .agreesAt(PROBES))
                        .sentence())
                .endsWith("It has the opposite sign.");
    }

    @Test
    void failuresAreCounted() {
        // The last probe has one example, where sum and mean are the same.
        assertThat(Tried.fails(compared(new SquaredLoss.NotAveraged(), "gradient"))
                        .where())
                .startsWith("probe with 7 examples, 5 features, 3 classes, row ")
                .endsWith("; 5 of 6 probes disagree");
    }

    @Test
    void zerosAndNotNumbersEarnNothing() {
        assertThat(Tried.fails(compared(new SquaredLoss.Zeros(), "loss")).sentence())
                .startsWith("SquaredLoss: the loss is 0; expected was ");
        assertThat(Tried.fails(compared(new SquaredLoss.Zeros(), "gradient")).sentence())
                .contains("is off by up to 1.0e+00 of the largest expected entry");
        assertThat(Tried.fails(compared(new SquaredLoss.NotNumbers(), "loss")).sentence())
                .isEqualTo("SquaredLoss: the loss is NaN, which is not a finite number.");
        assertThat(Tried.fails(compared(new SquaredLoss.NotNumbers(), "gradient"))
                        .sentence())
                .isEqualTo("SquaredLoss: the gradient holds NaN, which is not a finite number.");
    }

    @Test
    void transposedGradientIsNamed() {
        assertThat(Tried.fails(compared(new SquaredLoss.Transposed(), "gradient"))
                        .sentence())
                .isEqualTo("SquaredLoss: the gradient must be 5 x 3; yours is 3 x 5. Is it transposed?");
    }

    /** What cancels far to the left. */
    interface Tail {
        double at(double x);
    }

    private static Runnable tail(Tail submitted, boolean relative) {
        Probe far = new Probe("x = -37", Map.of("x", -37.0));
        Tail right = x -> Math.log1p(Math.exp(x));
        Comparison comparison = Comparison.of(new LocalSubject(Tail.class, () -> submitted))
                .with(right)
                .on("at");
        return () -> (relative ? comparison.relativeToItself() : comparison).agreesAt(far);
    }

    /** Two methods of which one is wrong. */
    interface Two {
        double one(double x);

        double other(double x);
    }

    @Test
    void amongSeveralMethodsAResultIsCalledByItsOwn() {
        class Wrong implements Two {
            @Override
            public double one(double x) {
                return x;
            }

            @Override
            public double other(double x) {
                return -x;
            }
        }
        Probe probe = new Probe("x = 3", Map.of("x", 3.0));

        Comparison comparison = Comparison.of(new LocalSubject(Two.class, Wrong::new));
        Tried.holds(() -> comparison.on("one").is(3, probe));
        assertThat(Tried.fails(() -> comparison.on("other").is(3, probe)).sentence())
                .isEqualTo("Two: the result of other is -3; expected was 3. It has the opposite sign.");
    }

    @Test
    void aSmallNumberIsHeldToItselfOnlyWhenThatIsSaid() {
        Tail cancelling = x -> Math.log(1 + Math.exp(x));

        Tried.holds(tail(cancelling, false));
        assertThat(Tried.fails(tail(cancelling, true)).sentence())
                .isEqualTo("Tail: the result is 0; expected was 8.533e-17.");
        Tried.holds(tail(x -> Math.exp(x), true));
        assertThat(Tried.fails(tail(x -> Double.NaN, true)).sentence()).contains("NaN");
    }

    @Test
    void throwingSubmissionFails() {
        assertThatThrownBy(() -> compared(new SquaredLoss.Throwing(), "loss").run())
                .isInstanceOf(SubjectFailure.class);
    }

    @Test
    void noProbesProveNothing() {
        assertThatThrownBy(() -> compare(REFERENCE).with(REFERENCE).in("loss").agreesAt(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wholeRecordIsRefusedWithAdvice() {
        assertThatThrownBy(() -> compare(REFERENCE).with(REFERENCE).agreesAt(PROBES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name a part of it");
    }

    @Test
    void withoutTheOtherSideThereIsNoComparison() {
        assertThatThrownBy(() -> compare(REFERENCE).in("loss").agreesAt(PROBES))
                .isInstanceOf(IllegalStateException.class);
    }

    /** The reference's loss, multiplied. */
    private static SquaredLoss times(double factor) {
        return (w, x, y, reg) -> {
            LossAndGradient right = REFERENCE.evaluate(w, x, y, reg);
            return new LossAndGradient(right.loss() * factor, right.gradient());
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7.0          | It is exactly 7 times the expected one.
            0.2          | It is exactly 1/5 of the expected one.
            -0.5         | It is exactly -1/2 of the expected one.
            -1.0         | It has the opposite sign.
            1.00000002   |
            0.00000013   |
            2.3          |
            7000000.0    |
            """)
    void onlyTellingFactorsAreNamed(double factor, String words) {
        String sentence = Tried.fails(compared(times(factor), "loss")).sentence();

        assertThat(sentence.replaceFirst("^.*expected was [-0-9.e]+[0-9]\\.", "")
                        .trim())
                .isEqualTo(words == null ? "" : words);
    }

    @Test
    void numbersThatDifferLateAreShownApart() {
        Finding finding = Tried.fails(compared(times(1 + 3e-9), "loss"));

        assertThat(finding.found()).isNotEqualTo(finding.expected());
    }

    @Test
    void storedNumbersAreCompared() {
        Probe probe = PROBES.get(0);
        LossAndGradient right =
                REFERENCE.evaluate(probe.matrix("w"), probe.matrix("x"), probe.labels("y"), probe.number("reg"));

        Tried.holds(() -> compare(REFERENCE).in("loss").is(right.loss(), probe));
        Tried.holds(() -> compare(REFERENCE).in("gradient").is(right.gradient(), probe));
        Tried.fails(() -> compare(new SquaredLoss.Zeros()).in("loss").is(right.loss(), probe));
        Tried.fails(() -> compare(new SquaredLoss.NotNumbers()).in("gradient").is(right.gradient(), probe));
    }

    /** Returns an array, and takes its parameters in another order than the one below. */
    interface Predictor {
        int[] predict(SimpleMatrix w, SimpleMatrix x);
    }

    /** The reference's side of it. */
    interface ReferencePredictor {
        int[] predict(SimpleMatrix x, SimpleMatrix w);
    }

    private static int[] largest(SimpleMatrix scores) {
        int[] classes = new int[scores.getNumRows()];
        for (int i = 0; i < classes.length; i++) {
            for (int j = 0; j < scores.getNumCols(); j++) {
                classes[i] = scores.get(i, j) > scores.get(i, classes[i]) ? j : classes[i];
            }
        }
        return classes;
    }

    @Test
    void arraysAreComparedAndArgumentsGoByName() {
        ReferencePredictor reference = (x, w) -> largest(x.mult(w));
        Predictor right = (w, x) -> largest(x.mult(w));
        Predictor wrong = (w, x) -> new int[x.getNumRows()];

        Tried.holds(() -> compare(right).with(reference).on("predict").agreesAt(PROBES));
        Tried.fails(() -> compare(wrong).with(reference).on("predict").agreesAt(PROBES));
    }

    /** Another implementation of the same examples, under a name of its own. */
    interface Vectorized extends SquaredLoss {}

    private static final Vectorized WRONG = new SquaredLoss.NotAveraged()::evaluate;

    @Test
    void neitherOfTwoSubmissionsIsAccused() {
        Finding finding = Tried.fails(() -> compare(REFERENCE)
                .withSubmitted(WRONG)
                .in("gradient")
                .agreesAt(PROBES.get(0).with("reg", 0.0)));

        assertThat(finding.sentence())
                .startsWith("SquaredLoss and Vectorized give different results: the gradient is ")
                .contains(" from SquaredLoss and ", " from Vectorized, in row ")
                .endsWith(" The first is exactly 1/7 of the second.");
        assertThat(finding.expected()).isEqualTo("the same from both");
        assertThat(finding.figures()).hasSize(1);
        assertThat(Tried.fails(() -> compare(new SquaredLoss.PenaltyMissing())
                                .withSubmitted(WRONG)
                                .in("loss")
                                .agreesAt(PROBES))
                        .sentence())
                .startsWith("SquaredLoss and Vectorized give different results: the loss is ");
    }

    @Test
    void twoSubmissionsAgreeOnInfinity() {
        SquaredLoss infinite = (w, x, y, reg) -> new LossAndGradient(Double.POSITIVE_INFINITY, w);

        Tried.holds(() -> compare(infinite).withSubmitted(infinite).in("loss").agreesAt(PROBES));
        Tried.fails(() -> compare(infinite).with(infinite).in("loss").agreesAt(PROBES));
    }
}

package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradus.api.LossAndGradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceTest {
    private static final Probe PROBE = Tried.probes().get(0);
    private static final Product PRODUCT = new Product(30, 100, 10);

    /** A subject whose race takes the times that are written down. */
    private record Timed(double own, double others, double products, List<Integer> asked) implements Subject {
        Timed(double own, double others) {
            this(own, others, Double.NaN);
        }

        Timed(double own, double others, double products) {
            this(own, others, products, new ArrayList<>());
        }

        @Override
        public Class<?> role() {
            return SquaredLoss.class;
        }

        @Override
        public Answer call(Method method, Object... arguments) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] sweep(
                Method method,
                Object[] arguments,
                int argument,
                String component,
                List<double[]> directions,
                int[] lines,
                double[] steps) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[][] race(
                Subject other,
                Method method,
                Object[] arguments,
                Duration warmUp,
                int rounds,
                List<Product> yardstick) {
            asked.add(rounds);
            double[][] nanos = new double[yardstick.isEmpty() ? 2 : 3][rounds];
            Arrays.fill(nanos[0], own);
            Arrays.fill(nanos[1], others);
            if (!yardstick.isEmpty()) {
                Arrays.fill(nanos[2], products);
            }
            // A slow moment of the machine.
            nanos[1][0] = 1e12;
            return nanos;
        }

        @Override
        public Subject fresh() {
            return this;
        }
    }

    private static Runnable race(double slower, double faster) {
        Subject subject = new Timed(faster, slower);
        return () -> Race.of(subject, subject).isWonAt(PROBE, 1.05, 1.5);
    }

    @ParameterizedTest
    @CsvSource({"3000, 1000, 1", "1500, 1000, 1", "1275, 1000, 0.5", "1095, 1000, 0.1", "1051, 1000, 0.00222"})
    void creditGrowsEvenlyFromBoundToBound(double slower, double faster, double credit) {
        Evidence evidence = Tried.holds(race(slower, faster));

        assertThat(evidence.credit()).isCloseTo(credit, within(1e-4));
        assertThat(evidence.findings().get(0).figures()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1050, 1000", "1000, 1000", "1000, 3000", "NaN, 1000", "1000, NaN", "0, 0"})
    void lostRaceFails(double slower, double faster) {
        assertThat(Tried.fails(race(slower, faster)).sentence()).contains("full points from 1.5 times");
    }

    @Test
    void boundsMustMakeSense() {
        Subject subject = new Timed(1, 1);
        Race race = Race.of(subject, subject);

        assertThatThrownBy(() -> race.isWonAt(PROBE, 2, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> race.isWonAt(PROBE, Double.NaN, 1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    static final class Slow extends SquaredLoss.Right {
        @Override
        public LossAndGradient evaluate(
                org.ejml.simple.SimpleMatrix w, org.ejml.simple.SimpleMatrix x, int[] y, double reg) {
            LossAndGradient result = super.evaluate(w, x, y, reg);
            for (int i = 0; i < 40; i++) {
                result = super.evaluate(w, x, y, reg);
            }
            return result;
        }
    }

    @Test
    void realImplementationsAreMeasured() {
        assertThat(Tried.holds(() ->
                                Words.race(new Slow(), new SquaredLoss.Right()).isWonAt(PROBE, 1.05, 2))
                        .credit())
                .isEqualTo(1);
        Tried.fails(() -> Words.race(new SquaredLoss.Right(), new Slow()).isWonAt(PROBE, 1.05, 2));
    }

    private static Runnable heldAgainstProducts(double slower, double faster, double products) {
        Subject subject = new Timed(faster, slower, products);
        return () -> Race.of(subject, subject).orTakesAtMost(3, PRODUCT).isWonAt(PROBE, 1.05, 1.5);
    }

    @Test
    void fastLoopsAndFastProductsEarnAllPoints() {
        Evidence evidence = Tried.holds(heldAgainstProducts(1000, 1000, 334));

        assertThat(evidence.credit()).isEqualTo(1);
        assertThat(evidence.findings())
                .extracting(Finding::sentence)
                .anyMatch(sentence -> sentence.contains("(3.0 times)"));
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000, 333", "1000, 1000, NaN", "NaN, NaN, 1", "1000, 1000, 0"})
    void slowerThanTheYardstickAllowsFails(double slower, double faster, double products) {
        assertThat(Tried.fails(heldAgainstProducts(slower, faster, products)).sentence())
                .contains("at most 3.0 times as long as the matrix products");
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000, 401, 3", "1000, 1000, 399, 3 3 7", "1500, 1000, 1, 3 3 7"})
    void aShortLookIsEnoughFarWithinTheBound(double slower, double faster, double products, String rounds) {
        Timed subject = new Timed(faster, slower, products);

        Tried.holds(() -> Race.of(subject, subject).orTakesAtMost(3, PRODUCT).isWonAt(PROBE, 1.05, 1.5));

        assertThat(subject.asked()).extracting(Object::toString).containsExactly(rounds.split(" "));
    }

    @Test
    void whoIsFasterThanTheLoopsNeedsNoYardstick() {
        assertThat(Tried.holds(heldAgainstProducts(1500, 1000, 1)).credit()).isEqualTo(1);
    }

    @Test
    void yardstickIsMeasuredInTheSameProcess() {
        assertThat(Tried.holds(() -> Words.race(new Slow(), new SquaredLoss.Right())
                                .orTakesAtMost(1e6, PRODUCT)
                                .isWonAt(PROBE, 1e3, 1e3))
                        .credit())
                .isEqualTo(1);
        Tried.fails(() -> Words.race(new Slow(), new SquaredLoss.Right())
                .orTakesAtMost(1e-6, PRODUCT)
                .isWonAt(PROBE, 1e3, 1e3));
    }

    @Test
    void yardstickMustMakeSense() {
        Subject subject = new Timed(1, 1);
        Race race = Race.of(subject, subject);

        assertThatThrownBy(() -> race.orTakesAtMost(2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> race.orTakesAtMost(Double.NaN, PRODUCT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Product(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void throwingSubmissionFails() {
        assertThatThrownBy(() -> Words.race(new SquaredLoss.Right(), new SquaredLoss.Throwing())
                        .isWonAt(PROBE, 1, 2))
                .isInstanceOf(SubjectFailure.class);
    }
}

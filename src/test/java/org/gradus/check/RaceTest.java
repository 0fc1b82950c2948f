package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.gradus.api.LossAndGradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceTest {
    private static final Probe PROBE = Tried.probes().get(0);

    /** A subject whose race takes the times that are written down. */
    private record Timed(double own, double others) implements Subject {
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
        public double[][] race(Subject other, Method method, Object[] arguments, Duration warmUp, int rounds) {
            double[][] nanos = new double[2][rounds];
            Arrays.fill(nanos[0], own);
            Arrays.fill(nanos[1], others);
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
        Subject subject = new Timed(slower, faster);
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

    @Test
    void fastLoopsMayKeepUpWithTheReferenceInstead() {
        Subject equal = new Timed(1, 1);
        Subject slow = new Timed(1e12, 1e12);

        assertThat(Tried.holds(() -> Race.of(equal, equal)
                                .orKeepsUpWith(new SquaredLoss.Right(), 3)
                                .isWonAt(PROBE, 1.05, 1.5))
                        .credit())
                .isEqualTo(1);
        Tried.fails(() ->
                Race.of(slow, slow).orKeepsUpWith(new SquaredLoss.Right(), 3).isWonAt(PROBE, 1.05, 1.5));
        Tried.fails(() -> Race.of(new Timed(Double.NaN, Double.NaN), equal)
                .orKeepsUpWith(new SquaredLoss.Right(), 3)
                .isWonAt(PROBE, 1.05, 1.5));
    }

    @Test
    void throwingSubmissionFails() {
        assertThatThrownBy(() -> Words.race(new SquaredLoss.Right(), new SquaredLoss.Throwing())
                        .isWonAt(PROBE, 1, 2))
                .isInstanceOf(SubjectFailure.class);
    }
}

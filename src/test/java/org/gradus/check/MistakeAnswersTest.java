package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MistakeAnswersTest {
    private static final List<Probe> PROBES = new Probes(3).linear(probe -> probe, probe -> true);
    private static final AtomicInteger CALLS = new AtomicInteger();

    /** Counts how often any instance is called. */
    @Mistake(value = "Counts.", hint = "Where?", caughtBy = "loss")
    static class Counting extends SquaredLoss.Right {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            CALLS.incrementAndGet();
            return super.evaluate(w, x, y, reg);
        }
    }

    private final MistakeAnswers answers = new MistakeAnswers();

    @BeforeEach
    void reset() {
        CALLS.set(0);
    }

    private static Observation observe(SquaredLoss submitted) {
        Subject subject = LocalSubject.of(submitted);
        return new Observation(
                SquaredLoss.class,
                subject.method("evaluate"),
                PROBES,
                PROBES.stream()
                        .map(probe -> subject.call(
                                        subject.method("evaluate"), probe.arguments(subject.method("evaluate")))
                                .value())
                        .toList());
    }

    /** A loss that is handed over, and what works with it. */
    interface GivenLoss {
        double at(double t);
    }

    interface Slope {
        double slope(GivenLoss loss, double t);
    }

    static class OneSided implements Slope {
        @Override
        public double slope(GivenLoss loss, double t) {
            return loss.at(t + 1) - loss.at(t);
        }
    }

    @Test
    void answersOfMistakesThatAskAFunctionAreNotKept() {
        Subject subject = new LocalSubject(Slope.class, OneSided::new);
        for (double factor : new double[] {2, 3}) {
            GivenLoss loss = t -> factor * t;
            Probe probe = new Probe("a line", Map.of("loss", loss, "t", 5.0));

            assertThat(answers.first(new OneSided(), Slope.class, subject.method("slope"), probe)
                            .orElseThrow()
                            .get(0)
                            .values())
                    .containsExactly(factor);
        }
    }

    @Test
    void mistakeThatTheFirstProbeRulesOutIsCalledOnceForAllSubmissions() {
        for (int submission = 0; submission < 5; submission++) {
            assertThat(observe(new SquaredLoss.NotAveraged()).isExplainedBy(new Counting(), answers))
                    .isFalse();
        }

        assertThat(CALLS).hasValue(1);
    }

    @Test
    void mistakeThatMayBeItIsHeldAgainstEveryProbe() {
        assertThat(observe(new SquaredLoss.Right()).isExplainedBy(new Counting(), answers))
                .isTrue();

        assertThat(CALLS).hasValue(1 + PROBES.size());
    }
}

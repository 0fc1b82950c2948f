package org.gradus.grading;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.gradientCheck;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.purity;
import static org.gradus.check.Words.race;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.check.Check;
import org.gradus.check.Evidence;
import org.gradus.check.Finding;
import org.gradus.check.Mistake;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;
import org.gradus.check.Visibility;

/** The checks of the assignment that the grader is tried on: twice {@code t}, and the squares of {@code w}. */
class ModelChecks {
    static final Probe PROBE =
            new Probe("three", Map.of("t", 3.0, "w", new SimpleMatrix(new double[][] {{1, 2}, {3, 5}})));

    /** Right. */
    static class Reference implements Model.Left, Model.Right {
        @Override
        public double value(double t) {
            return 2 * t;
        }

        @Override
        public LossAndGradient evaluate(SimpleMatrix w) {
            return new LossAndGradient(w.elementPower(2).elementSum(), w.scale(2));
        }
    }

    @Mistake(value = "Three times.", hint = "Twice?", caughtBy = "openTwice")
    static class Thrice extends Reference {
        @Override
        public double value(double t) {
            return 3 * t;
        }
    }

    @Check(value = "Both are right", points = 10, order = 10)
    void bothTwice(@Submitted Model.Left left, @Submitted Model.Right right) {
        inParts(
                () -> compare(left).on("value").is(6, PROBE),
                () -> compare(right).on("value").is(6, PROBE));
    }

    @Check(value = "Left is right", points = 4, order = 20, visibility = Visibility.PUBLIC)
    void openTwice(@Submitted Model.Left left) {
        compare(left).on("value").with(new Reference()).agreesAt(PROBE);
    }

    @Check(value = "Calls what cannot be called", points = 4, order = 22)
    void callsWhatCannotCross(@Submitted Model.Left left) {
        left.anything(1);
    }

    @Check(value = "Left is right at six places", points = 6, order = 25)
    void oftenTwice(@Submitted Model.Left left) {
        List<Probe> probes = IntStream.rangeClosed(1, 6)
                .mapToObj(t -> PROBE.with("t", (double) t).named("t = " + t))
                .toList();
        compare(left).on("value").with(new Reference()).agreesAt(probes);
    }

    @Check(value = "Left is right, secretly", points = 4, order = 30, visibility = Visibility.STAFF)
    void hiddenTwice(@Submitted Model.Left left) {
        compare(left).on("value").with(new Reference()).agreesAt(PROBE);
    }

    @Check(value = "Left leaves its weights alone", points = 4, order = 40)
    void unchanged(@Submitted Model.Left left) {
        purity(left).leavesInputsUnchangedAt(List.of(PROBE, PROBE.with("w", new SimpleMatrix(3, 1))));
    }

    @Check(value = "Left's gradient is one", points = 4, order = 50)
    void gradient(@Submitted Model.Left left) {
        gradientCheck(left).agreesAt(List.of(PROBE));
    }

    @Check(value = "Right is faster", points = 4, order = 60)
    void faster(@Submitted Model.Left left, @Submitted Model.Right right) {
        race(left, right).on("value").isWonAt(PROBE, 1, 2);
    }

    @Check(value = "The instructor's error", points = 4, order = 70)
    void breaks(@Submitted Model.Left left) {
        throw new IllegalStateException("the instructor's error");
    }

    @Check(value = "Cannot start", points = 4, order = 80)
    void cannotStart(@Submitted Model.Left left, String nobodyKnows) {
        throw new AssertionError(nobodyKnows);
    }

    @Check(value = "Notes what it drew", points = 4, order = 90, visibility = Visibility.PUBLIC)
    void drawnOpenly(@Submitted Model.Left left, Probes probes) {
        Evidence.current().add(Finding.of("drew " + probes.between(1, 2)));
    }

    @Check(value = "Notes what it drew, secretly", points = 4, order = 100)
    void drawnSecretly(@Submitted Model.Left left, Probes probes) {
        Evidence.current().add(Finding.of("drew " + probes.between(1, 2)));
    }

    @Check(value = "Left withstands large numbers", points = 4, order = 110)
    void apart(@Submitted Model.Left left) {
        compare(left)
                .on("value")
                .with(new Reference())
                .apartFromOtherMistakes()
                .agreesAt(PROBE.with("t", 1e6).named("a million"));
    }

    @Check(value = "Left withstands large numbers, openly", points = 4, order = 120, visibility = Visibility.PUBLIC)
    void apartOpenly(@Submitted Model.Left left) {
        apart(left);
    }
}

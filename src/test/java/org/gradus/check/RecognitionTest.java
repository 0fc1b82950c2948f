package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.check.Words.compare;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.api.LossAndGradients;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private static final List<Probe> PROBES = Tried.probes();
    private static final SquaredLoss REFERENCE = new SquaredLoss.Right();

    @Mistake(value = "The gradient is a sum, not a mean.", hint = "Where is n?", caughtBy = "gradient")
    static class GradientNotAveraged extends SquaredLoss.NotAveraged {}

    @Mistake(value = "The penalty is missing.", hint = "Where is reg?", caughtBy = "loss")
    static class PenaltyNotInLoss extends SquaredLoss.PenaltyMissing {}

    @Mistake(value = "Throws.", hint = "Look at the index.", caughtBy = "loss")
    static class Throws extends SquaredLoss.Throwing {}

    @Mistake(value = "Not a number.", hint = "Where is 0/0?", caughtBy = "loss")
    static class DividesByZero extends SquaredLoss.NotNumbers {}

    @Mistake(value = "Changes nothing in a first answer.", hint = "State?", caughtBy = "same")
    static class RightAtFirst extends SquaredLoss.Right {}

    private static List<Recognised> recognised(SquaredLoss submitted, String part, Object... mistakes) {
        return Tried.recognises(
                () -> compare(submitted).with(REFERENCE).in(part).agreesAt(PROBES), mistakes);
    }

    @Test
    void submissionWithTheNumbersOfAMistakeIsToldSo() {
        List<Recognised> found = recognised(
                new SquaredLoss.NotAveraged(),
                "gradient",
                new PenaltyNotInLoss(),
                new Throws(),
                new DividesByZero(),
                new RightAtFirst(),
                new GradientNotAveraged());

        assertThat(found).hasSize(1);
        assertThat(found.get(0).name()).isEqualTo("GradientNotAveraged");
        assertThat(found.get(0).sentence()).isEqualTo("The gradient is a sum, not a mean.");
        assertThat(found.get(0).evidence()).startsWith("At 6 probes every number of SquaredLoss equals");
    }

    @Test
    void notANumberAtTheSamePlacesIsTheSame() {
        assertThat(recognised(new SquaredLoss.NotNumbers(), "loss", new DividesByZero()))
                .hasSize(1);
        assertThat(recognised(new SquaredLoss.Zeros(), "loss", new DividesByZero()))
                .isEmpty();
    }

    @Test
    void mistakeThatThrowsExplainsNothingAndHidesNothing() {
        Finding finding = Tried.fails(() -> compare(new SquaredLoss.NotAveraged())
                .with(REFERENCE)
                .in("gradient")
                .agreesAt(PROBES));

        assertThat(recognised(new SquaredLoss.NotAveraged(), "gradient", new Throws(), new GradientNotAveraged()))
                .hasSize(1);
        assertThat(finding.sentence()).contains("the gradient is off");
    }

    @Test
    void rightSubmissionHasMadeNoMistake() {
        assertThat(recognised(new SquaredLoss.Right(), "gradient", new RightAtFirst(), new GradientNotAveraged()))
                .isEmpty();
    }

    @Test
    void otherInterfacesMistakesAreNotAsked() {
        assertThat(recognised(new SquaredLoss.NotAveraged(), "gradient", "a text"))
                .isEmpty();
    }

    /** A large loss and small gradients: each is held against its own size. */
    interface Two {
        LossAndGradients evaluate(SimpleMatrix w);
    }

    private static Two two(double small) {
        return w -> new LossAndGradients(1000, Map.of("W1", w.scale(1e-4), "W2", w.scale(small)));
    }

    @Mistake(value = "W2 is wrong.", hint = "Look at W2.", caughtBy = "gradient")
    static class WrongSecond implements Two {
        @Override
        public LossAndGradients evaluate(SimpleMatrix w) {
            return two(2e-7).evaluate(w);
        }
    }

    @Test
    void smallMatrixIsHeldAgainstItsOwnSize() {
        List<Recognised> same = Tried.recognises(
                () -> compare(two(2e-7)).with(two(1e-7)).in("gradients.W2").agreesAt(PROBES), new WrongSecond());
        List<Recognised> other = Tried.recognises(
                () -> compare(two(3e-7)).with(two(1e-7)).in("gradients.W2").agreesAt(PROBES), new WrongSecond());

        assertThat(same).hasSize(1);
        assertThat(other).isEmpty();
    }

    private static Observation observe(SquaredLoss submitted, List<Probe> probes) {
        Subject subject = LocalSubject.of(submitted);
        Method method = subject.method("evaluate");
        return new Observation(
                SquaredLoss.class,
                method,
                probes,
                answers(submitted, method, probes),
                answers(REFERENCE, method, probes));
    }

    private static List<Object> answers(SquaredLoss submitted, Method method, List<Probe> probes) {
        return LocalSubject.of(submitted).callAll(Subject.Call.at(probes, LocalSubject.of(submitted), method)).stream()
                .map(Answer::value)
                .toList();
    }

    @Test
    void whoIsRightWhereAMistakeIsWrongHasNotMadeIt() {
        Recognised mistake = recognised(new SquaredLoss.NotAveraged(), "gradient", new GradientNotAveraged())
                .get(0);
        List<Probe> several = PROBES.subList(0, 1);
        List<Probe> oneExample = PROBES.subList(5, 6);

        assertThat(observe(REFERENCE, several).rulesOut(mistake)).isTrue();
        assertThat(observe(REFERENCE, oneExample).rulesOut(mistake)).isFalse();
        assertThat(observe(new GradientNotAveraged(), several).rulesOut(mistake))
                .isFalse();
    }

    @Test
    void anotherMistakeAtFewerProbesRulesNothingOut() {
        Recognised mistake = recognised(new SquaredLoss.NotAveraged(), "gradient", new GradientNotAveraged())
                .get(0);

        assertThat(observe(new SquaredLoss.Zeros(), PROBES.subList(0, 1)).rulesOut(mistake))
                .isFalse();
    }

    @Test
    void whatWasRecognisedAtOneProbeMustShowAtTheOthersToo() {
        Probe first = PROBES.get(0);
        Recognised mistake = Tried.recognises(
                        () -> compare(new SquaredLoss.NotNumbers())
                                .with(REFERENCE)
                                .in("loss")
                                .agreesAt(first),
                        new DividesByZero())
                .get(0);

        assertThat(observe(new SquaredLoss.NotNumbers(), PROBES.subList(1, 2)).rulesOut(mistake))
                .isFalse();
        assertThat(observe(new SquaredLoss.Zeros(), PROBES.subList(1, 2)).rulesOut(mistake))
                .isTrue();
    }

    @Test
    void mistakeIsNamedOnceForACheck() {
        List<Recognised> found = Tried.recognises(
                () -> Words.inParts(
                        () -> compare(new SquaredLoss.PenaltyMissing())
                                .with(REFERENCE)
                                .in("loss")
                                .agreesAt(PROBES),
                        () -> compare(new SquaredLoss.PenaltyMissing())
                                .with(REFERENCE)
                                .in("loss")
                                .agreesAt(PROBES)),
                new PenaltyNotInLoss());

        assertThat(found).hasSize(1);
    }

    @Test
    void argumentsStayAsTheyAreWhateverAMistakeDoesToThem() {
        SquaredLoss spoils = new Spoils();
        double before = PROBES.get(0).matrix("w").get(0, 0);

        recognised(new SquaredLoss.NotAveraged(), "gradient", spoils, new GradientNotAveraged());

        assertThat(PROBES.get(0).matrix("w").get(0, 0)).isEqualTo(before);
    }

    @Mistake(value = "Changes its weights.", hint = "In place?", caughtBy = "unchanged")
    static class Spoils extends SquaredLoss.Right {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            w.zero();
            return super.evaluate(w, x, y, reg);
        }
    }
}

package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.gradus.check.Words.compare;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a comparison makes of what the context knows: answers by another convention, and mistakes that earlier checks have found. */
class ComparisonInContextTest {
    private static final List<Probe> PROBES = new Probes(3).linear(probe -> probe, probe -> true);

    private boolean convention;
    private Elsewhere elsewhere = Elsewhere.RIGHT;
    private Evidence evidence;

    @BeforeEach
    void bind() {
        evidence = new Evidence(new CheckContext() {
            @Override
            public Object submitted(Class<?> role) {
                throw new IllegalStateException();
            }

            @Override
            public long seed(Method check) {
                return 0;
            }

            @Override
            public List<Object> mistakes() {
                return List.of();
            }

            @Override
            public boolean followsConvention(Observation observation) {
                return convention;
            }

            @Override
            public Elsewhere elsewhere(Observation observation, String part) {
                return part.equals("gradient") ? elsewhere : Elsewhere.RIGHT;
            }

            @Override
            public void began(Method check) {}

            @Override
            public void ended(Method check, Evidence ended, @Nullable Throwable failure) {}
        });
        Evidence.bind(evidence);
    }

    @AfterEach
    void unbind() {
        Evidence.unbind();
    }

    private static void compares(SquaredLoss submitted) {
        compare(submitted).with(new SquaredLoss.Right()).in("gradient").agreesAt(PROBES);
    }

    private static CheckFailed failure() {
        return catchThrowableOfType(CheckFailed.class, () -> compares(new SquaredLoss.NotAveraged()));
    }

    @Test
    void wrongAnswerEarnsNothing() {
        assertThat(failure().credit()).isZero();
    }

    @Test
    void anotherConventionEarnsHalfAndIsToldSo() {
        convention = true;

        CheckFailed failed = failure();

        assertThat(failed.credit()).isEqualTo(0.5);
        assertThat(failed.findings().get(0).sentence()).contains("follow another convention: half of the points");
    }

    @Test
    void partsAddUpWhatIsEarned() {
        convention = true;

        Words.inParts(() -> compares(new SquaredLoss.NotAveraged()), () -> compares(new SquaredLoss.Right()));

        assertThat(evidence.credit()).isEqualTo(0.75);
    }

    private static void comparesApart(SquaredLoss submitted) {
        compare(submitted)
                .with(new SquaredLoss.Right())
                .in("gradient")
                .apartFromOtherMistakes()
                .agreesAt(PROBES);
    }

    private static String sentence(SquaredLoss submitted) {
        return catchThrowableOfType(CheckFailed.class, () -> comparesApart(submitted))
                .findings()
                .get(0)
                .sentence();
    }

    @Test
    void whatEarlierChecksForetellCostsNothingAgain() {
        elsewhere = Elsewhere.FORETOLD;

        comparesApart(new SquaredLoss.NotAveraged());

        assertThat(evidence.credit()).isEqualTo(1);
        assertThat(evidence.findings())
                .extracting(Finding::sentence)
                .singleElement()
                .asString()
                .startsWith("SquaredLoss: the gradient is wrong at ")
                .endsWith("probes, but only by a mistake that this check is not about: it costs nothing here.");
    }

    @Test
    void aCheckThatDoesNotAskForItHoldsEveryMistakeAgainstTheSubmission() {
        elsewhere = Elsewhere.FORETOLD;

        assertThat(failure().credit()).isZero();
    }

    @Test
    void whatIsNotFiniteOrZeroEverywhereIsNeverLetPass() {
        elsewhere = Elsewhere.FORETOLD;

        assertThat(sentence((w, x, y, reg) -> filled(w, Double.NaN))).contains("not a finite number");
        assertThat(sentence((w, x, y, reg) -> filled(w, 0))).contains("is off by");
    }

    @Test
    void whatTheCheckItselfIsAboutIsNeverLetPass() {
        elsewhere = Elsewhere.FORETOLD;
        Comparison guarded = compare((SquaredLoss) (w, x, y, reg) -> filled(w, 1))
                .with(new SquaredLoss.Right())
                .in("loss")
                .explainedBy(loss -> Optional.of("There is a guard."))
                .apartFromOtherMistakes();

        assertThat(catchThrowableOfType(CheckFailed.class, () -> guarded.agreesAt(PROBES))
                        .findings()
                        .get(0)
                        .sentence())
                .endsWith("There is a guard.");
    }

    @Test
    void aMultipleOfTheRightMatrixPassesWhereAFactorMay() {
        List<Probe> unpenalised =
                PROBES.stream().map(probe -> probe.with("reg", 0.0)).toList();
        Comparison right = compare(new SquaredLoss.NotAveraged())
                .with(new SquaredLoss.Right())
                .in("gradient")
                .upToAFactor();

        right.agreesAt(unpenalised);

        assertThat(evidence.findings())
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .endsWith("by a mistake that this check is not about: it costs nothing here.");
        assertThat(catchThrowableOfType(CheckFailed.class, () -> right.agreesAt(PROBES)))
                .as("a penalty beside it")
                .isNotNull();
        assertThat(catchThrowableOfType(
                        CheckFailed.class,
                        () -> compare((SquaredLoss) (w, x, y, reg) -> filled(w, 0))
                                .with(new SquaredLoss.Right())
                                .in("gradient")
                                .upToAFactor()
                                .agreesAt(unpenalised)))
                .as("zero everywhere")
                .isNotNull();
    }

    @Test
    void whoIsWrongElsewhereInAnotherWayIsToldToMendThatFirst() {
        elsewhere = Elsewhere.WRONG;

        assertThat(sentence(new SquaredLoss.NotAveraged()))
                .endsWith(
                        "Mend first what other checks say of the gradient: this check cannot tell the one from the other.");
    }

    private static LossAndGradient filled(SimpleMatrix w, double value) {
        return new LossAndGradient(1, SimpleMatrix.filled(w.getNumRows(), w.getNumCols(), value));
    }
}

package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradus.check.Words.inParts;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final Runnable HOLDS = () -> Evidence.current().add(Finding.of("holds"));
    private static final Runnable FAILS = () -> {
        throw new CheckFailed(Finding.of("fails"));
    };
    private static final Runnable THROWS = () -> {
        throw SubjectFailure.threw("evaluate", "java.lang.Error", "", List.of());
    };
    private static final Runnable ASSERTS = () -> {
        throw new AssertionError("expected 1");
    };

    @Test
    void allPartsEarnEverything() {
        assertThat(Tried.holds(() -> inParts(HOLDS, HOLDS)).credit()).isEqualTo(1);
    }

    @Test
    void eachPartThatHoldsEarnsItsShare() {
        Evidence evidence = Tried.holds(() -> inParts(FAILS, HOLDS, THROWS, ASSERTS));

        assertThat(evidence.credit()).isEqualTo(0.25);
        assertThat(evidence.findings())
                .extracting(Finding::sentence)
                .containsExactly("holds", "fails", "evaluate threw java.lang.Error.", "expected 1");
    }

    @Test
    void checkFailsIfNoPartHolds() {
        assertThatThrownBy(() -> inParts(FAILS, THROWS))
                .isInstanceOfSatisfying(
                        CheckFailed.class,
                        failed -> assertThat(failed.findings()).hasSize(2));
    }

    @Test
    void faultOfTheGraderIsNotTakenForAFailedPart() {
        assertThatThrownBy(() -> inParts(HOLDS, () -> {
                    throw new IllegalStateException("ours");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void smallestAwardCounts() {
        Evidence evidence = Tried.holds(() -> {
            Evidence.current().award(0.5);
            inParts(HOLDS, HOLDS, HOLDS, FAILS);
        });

        assertThat(evidence.credit()).isEqualTo(0.5);
    }

    @Test
    void awardStaysWithinItsBounds() {
        assertThat(Tried.holds(() -> Evidence.current().award(7)).credit()).isEqualTo(1);
        assertThat(Tried.holds(() -> Evidence.current().award(-1)).credit()).isZero();
        assertThat(Tried.holds(() -> Evidence.current().award(Double.NaN)).credit())
                .isZero();
    }

    @Test
    void outsideOfAnyCheckNobodyReadsTheEvidence() {
        Evidence.current().add(Finding.of("lost"));

        assertThat(Evidence.current().findings()).isEmpty();
        assertThat(Evidence.current().context()).isSameAs(CheckContext.NONE);
    }
}

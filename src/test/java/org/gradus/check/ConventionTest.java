package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.gradus.check.Words.compare;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a comparison earns when the context knows that the answers follow another convention. */
class ConventionTest {
    private static final List<Probe> PROBES = new Probes(3).linear(probe -> probe, probe -> true);

    private boolean convention;
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
}

package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class GivenFunctionTest {
    /** A loss that is given. */
    interface Loss {
        double at(SimpleMatrix w);

        default SimpleMatrix unit() {
            return new SimpleMatrix(1, 1);
        }
    }

    /** What is implemented. */
    interface Slope {
        double of(Loss loss, SimpleMatrix w);
    }

    private static final SimpleMatrix W = new SimpleMatrix(new double[][] {{1, 2}});

    private static double call(Slope slope, Loss loss) {
        return (Double) answer(slope, loss).value();
    }

    private static Answer answer(Slope slope, Loss loss) {
        Subject subject = new LocalSubject(Slope.class, () -> slope);
        return subject.call(subject.method("of"), loss, W);
    }

    @Test
    void argumentsAreCopiedBeforeTheFunctionSeesThem() {
        List<SimpleMatrix> seen = new ArrayList<>();
        Slope slope = (loss, w) -> {
            loss.at(w);
            w.set(0, 9);
            return loss.at(w);
        };
        Answer answer = answer(slope, w -> {
            seen.add(w);
            return w.get(0);
        });
        assertThat(answer.value()).isEqualTo(9.0);
        assertThat(answer.changed()).containsOnlyKeys(1);
        assertThat(seen.get(0).get(0)).isEqualTo(1);
        assertThat(seen.get(1).get(0)).isEqualTo(9);
        assertThat(W.get(0)).isEqualTo(1);
    }

    @Test
    void aFunctionThatIsARecordIsNotCopied() {
        record Counting(List<Double> seen) implements Loss {
            @Override
            public double at(SimpleMatrix w) {
                seen.add(w.get(0));
                return 0;
            }
        }
        Counting counting = new Counting(new ArrayList<>());
        call((loss, w) -> loss.at(w) + loss.at(w), counting);
        assertThat(counting.seen()).containsExactly(1.0, 1.0);
    }

    @Test
    void objectsOwnMethodsAndDefaultsWork() {
        Loss given = w -> 3;
        Slope slope = (loss, w) -> {
            assertThat(loss).isEqualTo(loss).isNotEqualTo("text").hasToString("the given Loss");
            assertThat(loss.hashCode()).isEqualTo(loss.hashCode());
            assertThat(loss.unit().getNumRows()).isEqualTo(1);
            return loss.at(w);
        };
        assertThat(call(slope, given)).isEqualTo(3);
    }

    @Test
    void afterTheCallTheFunctionHasNoMoreValues() {
        List<Loss> kept = new ArrayList<>();
        Slope slope = (loss, w) -> {
            kept.add(loss);
            return kept.get(0).at(w);
        };
        assertThat(call(slope, w -> 4)).isEqualTo(4);
        assertThatThrownBy(() -> call(slope, w -> 4))
                .isInstanceOf(SubjectFailure.class)
                .hasMessageContaining("Loss.at was called after the method that it was given to had ended");
    }

    @Test
    void whatTheFunctionThrowsIsARefusal() {
        assertThatThrownBy(() -> call((loss, w) -> loss.at(w), w -> {
                    throw new ArithmeticException("not here");
                }))
                .isInstanceOf(SubjectFailure.class)
                .hasMessageContaining("IllegalArgumentException: Loss.at has no value for these arguments: not here");
    }

    @Test
    void aFailedCheckOfTheFunctionCannotBeCaught() {
        Slope slope = (loss, w) -> {
            try {
                return loss.at(w);
            } catch (AssertionError e) {
                return 0;
            }
        };
        assertThatThrownBy(() -> call(slope, w -> {
                    throw new CheckFailed(Finding.of("never ask"));
                }))
                .isInstanceOf(CheckFailed.class)
                .hasMessage("never ask");
    }

    @Test
    void aProbeMayHoldAFunction() {
        List<Probe> probes = List.of(
                new Probe("one", Map.of("loss", (Loss) w -> w.get(0) / 3, "w", W)),
                new Probe("two", Map.of("loss", (Loss) w -> w.get(1) / 7, "w", W.scale(3))));
        Slope pure = (loss, w) -> 2 * loss.at(w);

        Words.purity(pure).on("of").answersTheSameAt(probes);
        Words.purity(pure).on("of").leavesInputsUnchangedAt(probes);
        Words.compare(pure).on("of").with(pure).agreesAt(probes);

        double[] first = {Double.NaN};
        Slope remembering = (loss, w) -> {
            first[0] = Double.isNaN(first[0]) ? loss.at(w) : first[0] + 1;
            return first[0];
        };
        assertThatThrownBy(() -> Words.purity(remembering).on("of").answersTheSameAt(probes))
                .isInstanceOf(CheckFailed.class);
    }
}

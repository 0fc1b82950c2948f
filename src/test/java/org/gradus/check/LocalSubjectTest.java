package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.junit.jupiter.api.Test;

class LocalSubjectTest {
    /** Takes and returns everything that may cross. */
    interface Layers {
        LossAndGradients evaluate(List<SimpleMatrix> layers, int[] labels, double rate);
    }

    static class Scaling implements Serializable, Layers {
        private static final long serialVersionUID = 1;

        @Override
        public LossAndGradients evaluate(List<SimpleMatrix> layers, int[] labels, double rate) {
            return new LossAndGradients(rate, Map.of("first", layers.get(0).scale(rate)));
        }
    }

    private static final SimpleMatrix MATRIX = new SimpleMatrix(new double[][] {{1, 2}, {3, 4}});

    private static Answer call(Subject subject) {
        Method method = subject.method("evaluate");
        return subject.call(method, List.of(MATRIX), new int[] {0, 1}, 0.5);
    }

    @Test
    void interfaceOfTheAssignmentIsTheRole() {
        assertThat(LocalSubject.of(new Scaling()).role()).isEqualTo(Layers.class);
        assertThatThrownBy(() -> LocalSubject.of("a text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answerHoldsTheValue() {
        Answer answer = call(LocalSubject.of(new Scaling()));

        assertThat(((LossAndGradients) answer.value()).gradient("first").get(1, 1))
                .isEqualTo(2);
        assertThat(answer.changed()).isEmpty();
        assertThat(answer.reusedResult()).isFalse();
    }

    static class ChangesLayer extends Scaling {
        private static final long serialVersionUID = 1;

        @Override
        public LossAndGradients evaluate(List<SimpleMatrix> layers, int[] labels, double rate) {
            layers.get(0).set(0, 0, 9);
            labels[1] = 7;
            return super.evaluate(layers, labels, rate);
        }
    }

    @Test
    void changesAreSeenInsideOfListsAndKeptFromTheCaller() {
        Answer answer = call(LocalSubject.of(new ChangesLayer()));

        assertThat(answer.changed()).containsOnlyKeys(0, 1);
        assertThat(answer.changed().get(1)).isEqualTo(new int[] {0, 7});
        assertThat(MATRIX.get(0, 0)).isEqualTo(1);
    }

    static class SameMatrixInNewRecord extends Scaling {
        private static final long serialVersionUID = 1;

        private final transient SimpleMatrix kept = new SimpleMatrix(2, 2);

        @Override
        public LossAndGradients evaluate(List<SimpleMatrix> layers, int[] labels, double rate) {
            return new LossAndGradients(rate, Map.of("first", kept));
        }
    }

    static class WritesIntoOldResults extends Scaling {
        private static final long serialVersionUID = 1;

        private final transient List<LossAndGradients> old = new ArrayList<>();

        @Override
        public LossAndGradients evaluate(List<SimpleMatrix> layers, int[] labels, double rate) {
            old.forEach(result -> result.gradient("first").set(0, 0, 42));
            LossAndGradients result = super.evaluate(layers, labels, rate);
            old.add(result);
            return result;
        }
    }

    @Test
    void reusedResultsAreSeenAsInAWorker() {
        for (Layers layers : List.of(new SameMatrixInNewRecord(), new WritesIntoOldResults())) {
            Subject subject = LocalSubject.of(layers);

            assertThat(call(subject).reusedResult()).isFalse();
            assertThat(call(subject).reusedResult()).isTrue();
        }
    }

    @Test
    void freshSubjectHasItsOwnInstance() {
        Subject subject = LocalSubject.of(new WritesIntoOldResults());
        call(subject);

        assertThat(call(subject.fresh()).reusedResult()).isFalse();
    }

    static class ReturnsNull implements Layers {
        @Override
        @SuppressWarnings("NullAway")
        public LossAndGradients evaluate(List<SimpleMatrix> layers, int[] labels, double rate) {
            return null;
        }
    }

    @Test
    void nullIsAFinding() {
        assertThatThrownBy(() -> call(LocalSubject.of(new ReturnsNull())))
                .isInstanceOf(SubjectFailure.class)
                .hasMessage("Layers.evaluate returned null.");
    }

    static class Throws implements Layers {
        @Override
        public LossAndGradients evaluate(List<SimpleMatrix> layers, int[] labels, double rate) {
            return evaluate(layers, labels, rate + 1);
        }
    }

    @Test
    void endlessRecursionIsAFinding() {
        assertThatThrownBy(() -> call(LocalSubject.of(new Throws())))
                .isInstanceOfSatisfying(SubjectFailure.class, failure -> {
                    assertThat(failure.finding().found()).isEqualTo("java.lang.StackOverflowError");
                    assertThat(String.valueOf(failure.finding().where()).lines())
                            .hasSizeLessThanOrEqualTo(8);
                });
    }

    @Test
    void sweepPerturbsCoordinatesAndDirections() {
        Subject subject = LocalSubject.of(new SquaredLoss.Right());
        Probe probe = Tried.probes().get(0);
        Method method = subject.method("evaluate");
        Object[] arguments = probe.arguments(method);
        double[] direction = new double[15];
        direction[4] = 1;

        double[] coordinate =
                subject.sweep(method, arguments, 0, "loss", List.of(), new int[] {4, 4}, new double[] {0, 0.1});
        double[] along = subject.sweep(
                method, arguments, 0, "loss", List.of(direction), new int[] {0, 0}, new double[] {0, 0.1});

        assertThat(coordinate).containsExactly(along);
        assertThat(coordinate[0]).isNotEqualTo(coordinate[1]);
    }

    @Test
    void proxyIsUnwrapped() {
        Subject subject = LocalSubject.of(new SquaredLoss.Right());
        SquaredLoss proxy = Subject.proxy(SquaredLoss.class, subject);

        assertThat(Subject.of(proxy)).isSameAs(subject);
        assertThat(proxy).isEqualTo(proxy).hasToString("submitted SquaredLoss");
        assertThat(proxy.hashCode()).isEqualTo(proxy.hashCode());
    }

    @Test
    void spoiledSubjectsKeepTheLossAndSpoilTheMatrices() {
        Probe probe = Tried.probes().get(0);
        Subject right = LocalSubject.of(new Scaling());
        LossAndGradients zero =
                (LossAndGradients) call(SpoiledSubject.withZeroMatrices(right)).value();
        LossAndGradients negated = (LossAndGradients)
                call(SpoiledSubject.withNegatedMatrices(right)).value();

        assertThat(zero.loss()).isEqualTo(0.5);
        assertThat(zero.gradient("first").elementMaxAbs()).isZero();
        assertThat(negated.gradient("first").get(1, 1)).isEqualTo(-2);
        assertThat(probe.name()).isNotEmpty();
    }
}

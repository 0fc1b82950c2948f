package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.api.LossAndGradients;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final SimpleMatrix MATRIX = new SimpleMatrix(new double[][] {{1, 2, 3}, {4, 5, 6}});

    /** Not public, as an assignment's own may be. */
    private record Own(String name, List<SimpleMatrix> layers, int[] labels) {}

    @Test
    void copyIsDeepInEverything() {
        Own own = new Own("net", List.of(MATRIX.copy()), new int[] {1, 2});
        Own copy = (Own) Content.copy(own);

        own.layers().get(0).set(0, 0, 9);
        own.labels()[0] = 9;

        assertThat(copy.layers().get(0).get(0, 0)).isEqualTo(1);
        assertThat(copy.labels()).containsExactly(1, 2);
        assertThat(Content.identical(own, copy)).isFalse();
    }

    @Test
    void shapesBelongToTheContent() {
        SimpleMatrix flat = new SimpleMatrix(3, 2, true, new double[] {1, 2, 3, 4, 5, 6});

        assertThat(Content.identical(MATRIX, flat)).isFalse();
        assertThat(Content.identical(
                        List.of(new int[] {1}, new int[] {2, 3}), List.of(new int[] {1, 2}, new int[] {3})))
                .isFalse();
    }

    @Test
    void namesBelongToTheContent() {
        assertThat(Content.identical(Map.of("W1", MATRIX), Map.of("W2", MATRIX)))
                .isFalse();
        assertThat(Content.identical(
                        new LossAndGradients(1, Map.of("a", MATRIX, "b", MATRIX.scale(2))),
                        new LossAndGradients(1, Map.of("b", MATRIX.scale(2), "a", MATRIX.copy()))))
                .isTrue();
    }

    @Test
    void notANumberIsTheSameContent() {
        assertThat(Content.identical(Double.NaN, Double.NaN)).isTrue();
        assertThat(Content.identical(Double.NaN, 1.0)).isFalse();
        assertThat(Content.identical(new LossAndGradient(1, MATRIX), new LossAndGradient(2, MATRIX)))
                .isFalse();
    }

    @Test
    void textsAndFlagsAreCompared() {
        assertThat(Content.identical("relu", "relu")).isTrue();
        assertThat(Content.identical("relu", "tanh")).isFalse();
        assertThat(Content.identical(true, false)).isFalse();
    }

    @Test
    void reshapedMatrixHasItsOwnEntriesOnly() {
        SimpleMatrix matrix = MATRIX.copy();
        matrix.getDDRM().reshape(1, 2);

        assertThat(Content.rowMajor(matrix)).containsExactly(1, 2);
    }

    @Test
    void whatHasNoNumbersIsRefused() {
        assertThatThrownBy(() -> Content.parts(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void componentsAreReadByTheirPath() {
        LossAndGradients result = new LossAndGradients(2.5, Map.of("W1", MATRIX));

        assertThat(new Component("loss").number(result)).isEqualTo(2.5);
        assertThat(new Component("gradients.W1").matrix(result)).isSameAs(MATRIX);
        assertThat(new Component("name").of(new Own("net", List.of(), new int[0])))
                .isEqualTo("net");
        assertThat(Component.WHOLE.of(result)).isSameAs(result);
    }

    @Test
    void componentsHaveWords() {
        assertThat(new Component("loss").words()).isEqualTo("the loss");
        assertThat(new Component("gradients.W1").words()).isEqualTo("the gradient W1");
        assertThat(Component.WHOLE.words()).isEqualTo("the result");
    }

    @Test
    void gradientThatTheStudentForgotIsAFinding() {
        LossAndGradients result = new LossAndGradients(2.5, Map.of("W1", MATRIX, "B1", MATRIX));

        assertThatThrownBy(() -> new Component("gradients.b1").of(result))
                .isInstanceOfSatisfying(CheckFailed.class, failed -> {
                    assertThat(failed).hasMessage("There is no gradient named b1 in your result.");
                    assertThat(failed.findings().get(0).found()).isEqualTo("gradients named [B1, W1]");
                });
    }

    @Test
    void partThatTheInstructorMistypedIsAnError() {
        LossAndGradient result = new LossAndGradient(1, MATRIX);

        for (String path : List.of("los", "loss.w", "gradient.w")) {
            assertThatThrownBy(() -> new Component(path).of(result))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Component("gradient").number(result)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Component("loss").matrix(result)).isInstanceOf(IllegalArgumentException.class);
    }
}

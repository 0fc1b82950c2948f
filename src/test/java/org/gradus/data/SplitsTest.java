package org.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class SplitsTest {
    /** Example i has the features i and -i. */
    private static Dataset numbered(int examples) {
        SimpleMatrix x = new SimpleMatrix(examples, 2);
        int[] y = new int[examples];
        for (int i = 0; i < examples; i++) {
            x.setRow(i, 0, i, -i);
            y[i] = i % 2;
        }
        return new Dataset("numbers", x, y, 2, null);
    }

    @Test
    void everyExampleIsInExactlyOnePartWithItsLabel() {
        Splits splits = Splits.shuffled(numbered(100), 20, 30, 1);
        List<Double> seen = new ArrayList<>();
        for (Dataset part : List.of(splits.train(), splits.valid(), splits.test())) {
            for (int i = 0; i < part.size(); i++) {
                seen.add(part.x().get(i, 0));
                assertThat(part.y()[i]).isEqualTo((int) part.x().get(i, 0) % 2);
                assertThat(part.x().get(i, 1)).isEqualTo(-part.x().get(i, 0));
            }
        }
        assertThat(seen)
                .hasSize(100)
                .doesNotHaveDuplicates()
                .isNotEqualTo(seen.stream().sorted().toList());
        assertThat(splits.train().size()).isEqualTo(50);
        assertThat(splits.valid().size()).isEqualTo(20);
        assertThat(splits.test().size()).isEqualTo(30);
    }

    @Test
    void theSeedFixesTheSplit() {
        assertThat(Splits.shuffled(numbered(50), 10, 10, 3).test().y())
                .isEqualTo(Splits.shuffled(numbered(50), 10, 10, 3).test().y());
        assertThat(Splits.shuffled(numbered(50), 10, 10, 3).test().x().get(0, 0))
                .isNotEqualTo(
                        Splits.shuffled(numbered(50), 10, 10, 4).test().x().get(0, 0));
    }

    @Test
    void inOrderKeepsTheOrder() {
        Splits splits = Splits.inOrder(numbered(10), 2, 3);
        assertThat(splits.train().x().get(0, 0)).isZero();
        assertThat(splits.valid().x().get(0, 0)).isEqualTo(5);
        assertThat(splits.test().x().get(2, 0)).isEqualTo(9);
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Splits.inOrder(numbered(10), 5, 5))
                .hasMessage(
                        "numbers: 10 examples cannot be split into 5 for validation, 5 for the test and at least one for"
                                + " training");
        assertThatThrownBy(() -> Splits.inOrder(numbered(10), 0, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBiasColumnComesFirst() {
        SimpleMatrix x = numbered(3).withBiasColumn();
        assertThat(x.getNumCols()).isEqualTo(3);
        assertThat(x.getRow(2).getDDRM().data).containsExactly(1, 2, -2);
    }

    @Test
    void datasetsThatDoNotFitTogetherAreRefused() {
        SimpleMatrix x = new SimpleMatrix(2, 3);
        assertThatThrownBy(() -> new Dataset("d", x, new int[3], 2, null))
                .hasMessage("d: 2 examples and 3 labels; as many of each, at least one");
        assertThatThrownBy(() -> new Dataset("d", x, new int[] {0, 2}, 2, null))
                .hasMessage("d: a label is not in 0 <= y < 2");
        assertThatThrownBy(() -> new Dataset("d", x, new int[2], 2, new ImageShape(2, 2, 1)))
                .hasMessage("d: 3 features do not make an image of 4 values");
        assertThatThrownBy(() -> new ImageShape(0, 3, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ImageShape(3, 3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}

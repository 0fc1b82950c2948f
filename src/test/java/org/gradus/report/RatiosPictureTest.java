package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradus.check.Figure;
import org.junit.jupiter.api.Test;

class RatiosPictureTest {
    private static Picture draw(double[] expected, double... found) {
        return Picture.of(new Figure.Ratios("Ratios", "Yours and expected.", List.of("a", "b", "c"), expected, found));
    }

    @Test
    void constantFactorIsOneBarWithItsValue() {
        Picture picture = draw(new double[] {1, -2, 3}, 7, -14, 21);

        assertThat(picture.svg())
                .contains("yours: ratio 7.000", "3 ratios, all 7.000.")
                .containsOnlyOnce(">3</text>");
        assertThat(picture.note()).isEmpty();
    }

    @Test
    void differentRatiosAreDifferentBars() {
        Picture picture = draw(new double[] {1, 1, 1}, 1, 2, 3);

        assertThat(picture.svg()).contains("3 ratios between 1.00 and 3.00.").doesNotContain("yours: ratio");
        assertThat(picture.svg().split("class=\"found\"")).hasSize(4);
    }

    @Test
    void numbersStandInTheTable() {
        Picture picture = draw(new double[] {2, 0, 4}, 1, 5, Double.NaN);

        assertThat(picture.table().columns()).containsExactly("entry", "expected", "yours", "ratio");
        assertThat(picture.table().rows())
                .containsExactly(
                        List.of("a", "2.00000", "1.00000", "0.500000"),
                        List.of("b", "0", "5.00000", "Infinity"),
                        List.of("c", "4.00000", "NaN", "NaN"));
        assertThat(picture.note()).startsWith("2 ratios are left out");
    }

    @Test
    void nothingButNotANumberIsATableAlone() {
        Picture picture = draw(new double[] {0, 0, 0}, 0, 0, 0);

        assertThat(picture.svg()).isNull();
        assertThat(picture.note()).isEqualTo("There is no ratio to draw.");
    }
}

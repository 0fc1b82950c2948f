package org.gradus.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatioTest {
    private static Ratio fit(double[] expected, double... found) {
        return Ratio.fit(expected, found, 1e-9);
    }

    @Test
    void constantFactorIsFound() {
        double[] expected = {0.1, -0.7, 0, 3};

        assertThat(fit(expected, 0.7, -4.9, 0, 21).factor()).isCloseTo(7, within(1e-14));
        assertThat(fit(expected, -0.1, 0.7, 0, -3).factor()).isCloseTo(-1, within(1e-15));
        assertThat(fit(expected, 0, 0, 0, 0)).isEqualTo(new Ratio(0, 0));
    }

    @Test
    void factorOfHugeAndTinyValuesIsFound() {
        assertThat(fit(new double[] {1e-300, 2e-300}, 1e300, 2e300).residual()).isZero();
        assertThat(fit(new double[] {1e-200, 2e-200}, 1e-205, 2e-205).factor()).isCloseTo(1e-5, within(1e-19));
    }

    @Test
    void differentValuesHaveNoFactor() {
        Ratio ratio = fit(new double[] {1, 2}, 2, 4.1);

        assertThat(ratio.factor()).isNaN();
        assertThat(ratio.residual()).isBetween(1e-3, 1e-1);
    }

    @Test
    void valuesThatCannotBeFittedHaveNoFactor() {
        assertThat(fit(new double[] {1, 2}, Double.NaN, 4).factor()).isNaN();
        assertThat(fit(new double[] {1, Double.NaN}, 2, 4).factor()).isNaN();
        assertThat(fit(new double[] {1, 2}, 2, Double.POSITIVE_INFINITY).factor())
                .isNaN();
        assertThat(fit(new double[] {0, 0}, 2, 4).factor()).isNaN();
        assertThat(fit(new double[] {1, 2}, 2).factor()).isNaN();
    }
}

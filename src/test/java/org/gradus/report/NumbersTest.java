package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void pointsHaveNoIdleDecimals() {
        assertThat(Numbers.points(20)).isEqualTo("20");
        assertThat(Numbers.points(0)).isEqualTo("0");
        assertThat(Numbers.points(100)).isEqualTo("100");
        assertThat(Numbers.points(6.5)).isEqualTo("6.5");
        assertThat(Numbers.points(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Numbers.points(19.0 / 3)).isEqualTo("6.33");
    }

    @Test
    void significantDigitsKeepTheirZeros() {
        assertThat(Numbers.significant(7, 3)).isEqualTo("7.00");
        assertThat(Numbers.significant(0.85714, 3)).isEqualTo("0.857");
        assertThat(Numbers.significant(-12_345, 3)).isEqualTo("-12300");
        assertThat(Numbers.significant(1.2e-16, 3)).isEqualTo("1.20e-16");
        assertThat(Numbers.significant(1e300, 3)).isEqualTo("1.00e+300");
        assertThat(Numbers.significant(-0.0, 3)).isEqualTo("0");
        assertThat(Numbers.significant(Double.NaN, 3)).isEqualTo("NaN");
        assertThat(Numbers.significant(Double.NEGATIVE_INFINITY, 3)).isEqualTo("-Infinity");
    }

    @Test
    void briefNumbersAreShort() {
        assertThat(Numbers.brief(0.5)).isEqualTo("0.5");
        assertThat(Numbers.brief(120)).isEqualTo("120");
        assertThat(Numbers.brief(1e-4)).isEqualTo("1e-4");
        assertThat(Numbers.brief(2.5e-12)).isEqualTo("2.5e-12");
        assertThat(Numbers.brief(3e7)).isEqualTo("3e7");
        assertThat(Numbers.brief(0)).isEqualTo("0");
    }

    @Test
    void numbersInAColumnAlign() {
        assertThat(Numbers.column(-0.5996991651, 0.0213550121)).containsExactly("-0.5996991651", "0.0213550121");
        assertThat(Numbers.column(1e-12, 3)).containsExactly("1.000000000e-12", "3.000000000e+00");
        assertThat(Numbers.column(Double.NaN, Double.POSITIVE_INFINITY)).containsExactly("NaN", "Infinity");
        assertThat(Numbers.column(0, 0)).containsExactly("0.0", "0.0");
        assertThat(Numbers.column()).isEmpty();
    }

    @Test
    void sizesAndTimesAreReadable() {
        assertThat(Numbers.bytes(1)).isEqualTo("1 byte");
        assertThat(Numbers.bytes(8_123)).isEqualTo("8.1 KB");
        assertThat(Numbers.bytes(2_600_000)).isEqualTo("2.6 MB");
        assertThat(Numbers.duration(Duration.ofMillis(12))).isEqualTo("12 ms");
        assertThat(Numbers.duration(Duration.ofMillis(412))).isEqualTo("0.4 s");
        assertThat(Numbers.duration(Duration.ofSeconds(73))).isEqualTo("73 s");
        assertThat(Numbers.count(1, "check")).isEqualTo("1 check");
        assertThat(Numbers.count(1_200, "check")).isEqualTo("1,200 checks");
    }
}

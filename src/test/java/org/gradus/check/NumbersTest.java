package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "7, 7",
        "-3, -3",
        "0.5, 0.5",
        "1.2345678901, 1.234568",
        "1234.5678901, 1234.568",
        "0.00012345678, 0.0001234568",
        "0.00001234, 1.234e-05",
        "12345678.5, 1.235e+07",
        "10000000, 1.000e+07",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void numbersHaveSevenDigits(double value, String shown) {
        assertThat(Numbers.show(value)).isEqualTo(shown);
    }

    @Test
    void numbersThatWouldLookTheSameAreShownInFull() {
        assertThat(Numbers.showApart(1.00000000123, 1.0)).isEqualTo("1.00000000123");
        assertThat(Numbers.showApart(1.5, 2.5)).isEqualTo("1.5");
        assertThat(Numbers.showApart(0.1, 0.1)).isEqualTo("0.1");
    }

    @Test
    void pointIsAPointEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Numbers.show(0.25)).isEqualTo("0.25");
            assertThat(Numbers.error(0.00012)).isEqualTo("1.2e-04");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void countsAgreeWithTheirNoun() {
        assertThat(Numbers.count(1, "probe")).isEqualTo("1 probe");
        assertThat(Numbers.count(0, "probe")).isEqualTo("0 probes");
    }
}

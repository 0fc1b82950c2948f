package org.gradus.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    /** The parts as a page might say them. */
    private static String said(String duration) {
        TimeLeft left = TimeLeft.of(Duration.parse(duration));
        return left.parts().stream()
                        .map(part -> part.count() + " " + part.unit().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "))
                + (left.past() ? " late" : "");
    }

    @Test
    void atMostTwoNeighbouringUnitsAreSaid() {
        assertThat(said("PT5H12M59S")).isEqualTo("5 hours 12 minutes");
        assertThat(said("P2DT3H59M")).isEqualTo("2 days 3 hours");
        assertThat(said("PT59M59S")).isEqualTo("59 minutes");
        assertThat(said("P1DT59M")).isEqualTo("1 days");
        assertThat(said("PT3H")).isEqualTo("3 hours");
        assertThat(said("P6DT23H")).isEqualTo("6 days 23 hours");
        assertThat(said("P12DT23H")).isEqualTo("12 days");
    }

    @Test
    void lessThanAMinuteIsNoMinutes() {
        assertThat(said("PT59.9S")).isEqualTo("0 minutes");
        assertThat(said("PT0S")).isEqualTo("0 minutes");
        assertThat(said("PT-1S")).isEqualTo("0 minutes late");
    }

    @Test
    void whatIsOverIsSaidInTheSameUnits() {
        assertThat(said("PT-48H")).isEqualTo("2 days late");
        assertThat(said("PT-90M")).isEqualTo("1 hours 30 minutes late");
    }

    @Test
    void timeLeftIsCountedFromNow() {
        assertThat(TimeLeft.until(Moments.day(2), Moments.day(1)).past()).isFalse();
        assertThat(TimeLeft.until(Moments.day(1), Moments.day(2)).past()).isTrue();
    }
}

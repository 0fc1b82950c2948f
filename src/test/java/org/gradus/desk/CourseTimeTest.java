package org.gradus.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.gradus.report.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments are typed by the clock of the course, which is put forward and back. */
class CourseTimeTest {
    private final CourseTime time = new CourseTime(ZoneId.of("Europe/Zurich"));
    private final Texts texts = new Texts(Templates.packaged().text("messages.properties"));
    private final List<String> problems = new ArrayList<>();

    private Instant read(String typed, String before) {
        return time.read(typed, before.isEmpty() ? null : Instant.parse(before), "Due", texts, problems);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T23:59, 2026-11-30T22:59:00Z",
        "2026-07-01T08:00, 2026-07-01T06:00:00Z",
        "2026-07-01T08:00:30, 2026-07-01T06:00:00Z"
    })
    void aMomentIsMeantByTheClockOfTheCourse(String typed, Instant moment) {
        assertThat(read(typed, "")).isEqualTo(moment);
        assertThat(problems).isEmpty();
    }

    @Test
    void anHourThatIsSkippedIsNoMoment() {
        assertThat(read("2027-03-28T02:30", "")).isNull();
        assertThat(problems)
                .containsExactly("Due: there is no 02:30 on that day, because the clock of Europe/Zurich is put forward"
                        + " over it. Choose 03:00 or later.");
    }

    @Test
    void ofAnHourThatComesTwiceTheSecondIsMeant() {
        assertThat(read("2026-10-25T02:30", "")).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void aFieldThatStillShowsAMomentKeepsIt() {
        assertThat(read("2026-10-25T02:30", "2026-10-25T00:30:00Z")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(read("2026-11-30T23:59", "2026-11-30T22:59:59Z")).isEqualTo(Instant.parse("2026-11-30T22:59:59Z"));
    }

    @Test
    void anEmptyFieldIsNoMoment() {
        assertThat(read(" ", "2026-10-25T00:30:00Z")).isNull();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tomorrow, no date and time",
        "2026-02-30T12:00, no date and time",
        "2026-11-30, no date and time",
        "0026-11-30T12:00, between 2000 and 2200"
    })
    void whatIsNoMomentIsSaid(String typed, String words) {
        assertThat(read(typed, "")).isNull();
        assertThat(problems).singleElement().asString().startsWith("Due: ").contains(words);
    }
}

package org.gradus.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.course.Moments.OPENS;
import static org.gradus.course.Moments.day;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadlineChangeTest {
    private static final Schedule WEEK = new Schedule(OPENS, day(7), day(10), 0.1);

    private static List<String> warnings(@Nullable Schedule before, Schedule after, double now) {
        return DeadlineChange.warnings(before, after, List.of(), 0, day(now));
    }

    @Test
    void harmlessChangesNeedNoConfirmation() {
        assertThat(warnings(WEEK, WEEK, 3)).isEmpty();
        assertThat(warnings(WEEK, WEEK, 20)).isEmpty();
        assertThat(warnings(WEEK, new Schedule(OPENS, day(8), day(11), 0.2), 3)).isEmpty();
        assertThat(warnings(null, WEEK, -1)).isEmpty();
    }

    @Test
    void aDueDateInThePastIsAsked() {
        assertThat(warnings(WEEK, new Schedule(OPENS, day(2), day(10), 0.1), 3))
                .containsExactly("The new due date has already passed: what arrives from now on is late.");
        assertThat(warnings(null, new Schedule(null, day(2), null, 0), 3))
                .containsExactly("The new due date has already passed: what arrives from now on does not count.");
        assertThat(warnings(WEEK, new Schedule(OPENS, day(7), day(8), 0.1), 9))
                .containsExactly(
                        "The new late due date has already passed: what arrives from now on does not count.",
                        "Late attempts are accepted for a shorter time: those that came after its end no longer count.");
    }

    @Test
    void anEarlierDueDateIsAskedAndSaysWhomItMeets() {
        Schedule earlier = new Schedule(OPENS, day(5), day(10), 0.1);

        assertThat(warnings(WEEK, earlier, 3))
                .containsExactly(
                        "The due date moves to an earlier moment: students may have planned with the old one.");
        assertThat(DeadlineChange.warnings(WEEK, earlier, List.of(), 12, day(6)))
                .first()
                .isEqualTo("12 attempts that were on time came after the new due date: each loses what lateness costs,"
                        + " or all points after the late due date.");
        assertThat(DeadlineChange.warnings(WEEK, new Schedule(OPENS, day(5), null, 0), List.of(), 1, day(6)))
                .first()
                .isEqualTo("1 attempt that was on time came after the new due date, where nothing counts.");
    }

    @Test
    void extensionsThatAreOvertakenAreCounted() {
        List<Extension> extensions = List.of(
                new Extension(day(8), null, ""),
                new Extension(day(9), null, ""),
                new Extension(day(12), null, ""),
                new Extension(day(3), null, "never gave any"));
        Schedule later = new Schedule(OPENS, day(9), day(10), 0.1);

        assertThat(DeadlineChange.warnings(WEEK, later, extensions, 0, day(3)))
                .containsExactly("2 extensions no longer give their students more time than the course has."
                        + " Give a later date where more time is still needed.");
        assertThat(DeadlineChange.warnings(WEEK, later, extensions.subList(0, 1), 0, day(3)))
                .singleElement()
                .asString()
                .startsWith("1 extension no longer gives its student more time");
    }

    @Test
    void noDueDateAtAllIsAsked() {
        assertThat(DeadlineChange.warnings(WEEK, Schedule.ALWAYS, List.of(new Extension(day(8), null, "")), 0, day(3)))
                .singleElement()
                .asString()
                .startsWith("Without a due date the assignment stays open for good");
    }

    @Test
    void openingAgainIsAsked() {
        assertThat(warnings(WEEK, new Schedule(OPENS, day(15), null, 0.1), 12))
                .containsExactly(
                        "The assignment opens again. Students may already have seen the checks that are shown after"
                                + " the due date.",
                        "There is a penalty for late attempts but no late due date, so late attempts do not count"
                                + " at all.");
    }

    @Test
    void anotherPenaltyForWhatIsAlreadyLateIsAsked() {
        assertThat(warnings(WEEK, new Schedule(OPENS, day(7), day(10), 0.2), 8))
                .containsExactly("Another penalty also changes the scores of late attempts that are already graded.");
    }

    @Test
    void closingWhatIsOpenIsAsked() {
        assertThat(warnings(WEEK, new Schedule(day(4), day(7), day(10), 0.1), 3))
                .singleElement()
                .asString()
                .startsWith("The assignment is open now and closes until its new opening.");
        assertThat(warnings(WEEK, new Schedule(day(4), day(7), day(10), 0.1), -1))
                .isEmpty();
    }
}

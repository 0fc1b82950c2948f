package org.gradus.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gradus.course.Moments.day;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void usualSchedulesHaveNoProblems() {
        assertThat(Schedule.problems(null, null, null, 0)).isEmpty();
        assertThat(Schedule.problems(day(0), day(7), day(9), 0.1)).isEmpty();
        assertThat(Schedule.problems(null, day(7), day(7), 1)).isEmpty();
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThat(Schedule.problems(day(7), day(7), day(6), 1.5))
                .containsExactly(
                        "The due date must be later than the opening.",
                        "The late due date must not be earlier than the due date.",
                        "The penalty for each day late must be between 0 % and 100 %.");
        assertThat(Schedule.problems(day(0), null, day(6), Double.NaN))
                .containsExactly(
                        "A late due date needs a due date before it.",
                        "The penalty for each day late must be between 0 % and 100 %.");
    }

    @Test
    void theConstructorRefusesWhatFormsRefuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(day(8), day(7), null, -0.1))
                .withMessage("The due date must be later than the opening."
                        + " The penalty for each day late must be between 0 % and 100 %.");
    }

    @Test
    void extensionsThatGiveNothingAreRefused() {
        assertThat(Extension.problems(null, null))
                .containsExactly("An extension needs a due date, a late due date, or both.");
        assertThat(Extension.problems(day(8), day(7)))
                .containsExactly("The late due date must not be earlier than the due date.");
        assertThat(Extension.problems(day(8), null)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Extension(null, null, "ill"));
    }

    @Test
    void accommodationsStayWithinReason() {
        assertThat(Accommodation.problems(50, Duration.ofDays(1))).isEmpty();
        assertThat(Accommodation.problems(-1, Duration.ofDays(-1))).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> Accommodation.percent(1_001));
    }
}

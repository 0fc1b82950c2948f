package org.gradus.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gradus.course.Moments.OPENS;
import static org.gradus.course.Moments.day;
import static org.gradus.course.Moments.days;

import java.util.List;
import org.gradus.course.Attempt.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GradebookCellTest {
    private static final DuePlan WEEK = DuePlan.of(new Schedule(OPENS, day(7), day(10), 0.1));

    private static Attempt attempt(double day, State state) {
        return new Attempt(1, day(day), state, state == State.GRADED ? 80 : 0, 90, false);
    }

    private static GradebookCell cell(double now, @Nullable ScoreOverride override, Attempt... attempts) {
        return cell(WEEK, now, override, attempts);
    }

    private static GradebookCell cell(DuePlan plan, double now, @Nullable ScoreOverride override, Attempt... attempts) {
        Standing standing = Standing.of(CountingRule.BEST, plan, List.of(attempts));
        return GradebookCell.of(standing, override, plan, 100, day(now));
    }

    @Test
    void anAttemptOnTimeIsWorthItsPoints() {
        Attempt attempt = attempt(3, State.GRADED);

        assertThat(cell(8, null, attempt))
                .isEqualTo(new GradebookCell(80.0, 90, attempt, 1, days(0), false, false, false, false, false));
    }

    @Test
    void aLateAttemptIsMarked() {
        GradebookCell cell = cell(9, null, attempt(8.5, State.GRADED));

        assertThat(cell.points()).isEqualTo(64);
        assertThat(cell.factor()).isEqualTo(0.8);
        assertThat(cell.lateBy()).isEqualTo(days(1.5));
    }

    @Test
    void anExtensionIsMarkedAndGivesThePointsBack() {
        DuePlan extended = DuePlan.of(WEEK.schedule(), new Extension(day(9), null, "ill"), null);
        GradebookCell cell = cell(extended, 9, null, attempt(8.5, State.GRADED));

        assertThat(cell.extended()).isTrue();
        assertThat(cell.points()).isEqualTo(80);
        assertThat(cell.lateBy()).isZero();
    }

    @Test
    void nothingIsMissingBeforeItIsDue() {
        assertThat(cell(7, null).missing()).isFalse();
        assertThat(cell(7, null).points()).isNull();
        assertThat(cell(7, null).maxPoints()).isEqualTo(100);
        assertThat(cell(7.1, null).missing()).isTrue();
        assertThat(cell(11, null).missing()).isTrue();
        assertThat(cell(11, null, attempt(3, State.NOT_GRADABLE)).missing()).isTrue();
        assertThat(cell(DuePlan.of(Schedule.ALWAYS), 10_000, null).missing()).isFalse();
    }

    @Test
    void whatIsWaitingIsNotMissing() {
        for (State state : List.of(State.WAITING, State.RUNNING, State.FAULT)) {
            GradebookCell cell = cell(11, null, attempt(3, state));

            assertThat(cell.waiting()).isTrue();
            assertThat(cell.missing()).isFalse();
            assertThat(cell.points()).isNull();
        }
    }

    @Test
    void aScoreByHandStandsWithoutLossAndAboveTheAttempt() {
        Attempt late = attempt(8.5, State.GRADED);
        GradebookCell cell = cell(11, ScoreOverride.to(95.005, "oral"), late);

        assertThat(cell.points()).isEqualTo(95.01);
        assertThat(cell.overridden()).isTrue();
        assertThat(cell.excused()).isFalse();
        assertThat(cell.counting()).isEqualTo(late);
        assertThat(cell(11, ScoreOverride.to(0, "copied")).missing()).isFalse();
        assertThat(cell(11, ScoreOverride.to(0, "copied")).points()).isZero();
    }

    @Test
    void anExcusedStudentHasNoScoreAndMissesNothing() {
        GradebookCell cell = cell(11, ScoreOverride.excused("came later"), attempt(3, State.GRADED));

        assertThat(cell.points()).isNull();
        assertThat(cell.excused()).isTrue();
        assertThat(cell.overridden()).isFalse();
        assertThat(cell(11, ScoreOverride.excused("came later")).missing()).isFalse();
    }

    @Test
    void aScoreByHandNeedsPointsAndAReason() {
        assertThat(ScoreOverride.problems(-1.0, " ")).hasSize(2);
        assertThat(ScoreOverride.problems(Double.NaN, "why"))
                .containsExactly("Points must be a number that is not negative.");
        assertThat(ScoreOverride.problems(120.0, "bonus")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> ScoreOverride.excused(""));
    }
}

package org.gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gradus.check.Visibility;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.WorkerOutcome;
import org.junit.jupiter.api.Test;

/** Other points for results that stay. */
class RevaluationTest {
    private static final ScoreReport REPORT = report(
            List.of(
                    check("loss", 20, 20, Visibility.PUBLIC, CheckResult.Status.PASSED),
                    check("gradient", 5, 20, Visibility.PUBLIC, CheckResult.Status.PARTIAL),
                    check("speed", 0, 0, Visibility.STAFF, CheckResult.Status.PASSED),
                    check("memory", 0, 0, Visibility.STAFF, CheckResult.Status.FAILED)),
            List.of(new Diagnosis("SignFlipped", "The sign is flipped.", "Seen.", "", Visibility.PUBLIC)));

    private static CheckResult check(
            String id, double points, double max, Visibility visibility, CheckResult.Status status) {
        return new CheckResult(
                id,
                1,
                "The " + id,
                points,
                max,
                visibility,
                status,
                WorkerOutcome.OK,
                List.of(),
                "",
                Output.NONE,
                Duration.ZERO);
    }

    private static ScoreReport report(List<CheckResult> checks, List<Diagnosis> diagnoses) {
        return new ScoreReport(
                new ScoreReport.AssignmentFacts("invented", "Invented", "00"),
                new ScoreReport.SubmissionFacts("student07", "student07.jar", "00", 1, Map.of()),
                ScoreReport.State.GRADED,
                null,
                List.of(),
                checks,
                diagnoses,
                new ScoreReport.Facts("0.1.0", "L3", "all", "17", 1, Instant.EPOCH, Duration.ZERO));
    }

    @Test
    void theShareOfThePointsStays() {
        ScoreReport now = Revaluation.of(REPORT, Map.of("gradient", new Worth(60, Visibility.PUBLIC)));

        assertThat(now.checks()).extracting(CheckResult::points).containsExactly(20.0, 15.0, 0.0, 0.0);
        assertThat(now.maxScore()).isEqualTo(80);
        assertThat(now.checks().get(1).status()).isEqualTo(CheckResult.Status.PARTIAL);
        assertThat(now.notes()).containsExactly(Revaluation.NOTE);
        assertThat(now.facts()).isEqualTo(REPORT.facts());
    }

    @Test
    void aCheckMayLoseAllItsPoints() {
        ScoreReport now = Revaluation.of(REPORT, Map.of("loss", new Worth(0, Visibility.PUBLIC)));

        assertThat(now.score()).isEqualTo(5);
        assertThat(now.maxScore()).isEqualTo(20);
    }

    @Test
    void aCheckThatGaveNoPointsGivesThemToThoseWhoPassed() {
        ScoreReport now = Revaluation.of(
                REPORT, Map.of("speed", new Worth(10, Visibility.STAFF), "memory", new Worth(10, Visibility.STAFF)));

        assertThat(now.checks()).extracting(CheckResult::points).containsExactly(20.0, 5.0, 10.0, 0.0);
    }

    @Test
    void nothingIsNotedWhereNothingChanges() {
        assertThat(Revaluation.of(
                        REPORT,
                        Map.of("loss", new Worth(20, Visibility.PUBLIC), "other", new Worth(1, Visibility.PUBLIC))))
                .isSameAs(REPORT);
    }

    @Test
    void whatAHiddenCheckShowsIsHiddenWithIt() {
        ScoreReport now = Revaluation.of(REPORT, Map.of("gradient", new Worth(20, Visibility.AFTER_DUE)));

        assertThat(now.checks().get(1).visibility()).isEqualTo(Visibility.AFTER_DUE);
        assertThat(now.diagnoses().get(0).visibility()).isEqualTo(Visibility.AFTER_DUE);
    }

    @Test
    void aCheckThatIsShownRevealsNoDiagnosis() {
        ScoreReport hidden = Revaluation.of(
                REPORT, Map.of("gradient", new Worth(20, Visibility.STAFF), "loss", new Worth(20, Visibility.STAFF)));
        ScoreReport shown = Revaluation.of(hidden, Map.of("gradient", new Worth(20, Visibility.PUBLIC)));

        assertThat(shown.checks().get(1).visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(shown.diagnoses().get(0).visibility()).isEqualTo(Visibility.STAFF);
        assertThat(shown.notes()).containsExactly(Revaluation.NOTE);
    }

    @Test
    void noCheckIsWorthLessThanNothing() {
        assertThatThrownBy(() -> new Worth(-1, Visibility.PUBLIC)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Worth(Double.NaN, Visibility.PUBLIC)).isInstanceOf(IllegalArgumentException.class);
    }
}

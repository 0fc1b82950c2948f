package org.gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gradus.check.Finding;
import org.gradus.check.Visibility;
import org.gradus.grading.CheckResult.Status;
import org.gradus.grading.ScoreReport.State;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.WorkerOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedVerdictTest {
    private static final ScoreReport GRADED = report(
            State.GRADED,
            null,
            check("lossIsRight", 10, Status.PASSED, WorkerOutcome.OK),
            check("gradientIsRight", 4, Status.PARTIAL, WorkerOutcome.OK),
            check("isFast", 0, Status.FAILED, WorkerOutcome.TIMED_OUT),
            check("isPure", 0, Status.NOT_RUN, WorkerOutcome.OK));
    private static final ScoreReport REFUSED = report(State.REFUSED, "The file is empty.");

    @TempDir
    Path folder;

    @Test
    void everythingThatIsRightIsNoDifference() throws IOException {
        ExpectedVerdict verdict = read("""
                why: The gradient is half right.
                jar:
                  kind: signed
                state: GRADED
                score: 35%
                passed: [lossIsRight]
                failed: [gradientIsRight, isFast]
                outcome: TIMED_OUT
                diagnosis: MissingMean
                sandbox: L2
                says: not divided
                """);
        assertThat(verdict.differences(GRADED)).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsADifferenceOfItsOwn() throws IOException {
        ExpectedVerdict verdict = read("""
                why: Everything.
                state: NOT_LOADED
                score: 36..100%
                passed: [gradientIsRight, isPure, noSuchCheck]
                failed: [lossIsRight, isPure]
                outcome: CRASHED
                diagnosis: FlippedSign
                says: never said
                """);
        assertThat(verdict.differences(GRADED))
                .containsExactly(
                        "The state is GRADED, expected was NOT_LOADED.",
                        "The score is 14.00 of 40.00, expected was 36..100%.",
                        "The check gradientIsRight ended with PARTIAL, expected was that it passes.",
                        "The check isPure ended with NOT_RUN, expected was that it passes.",
                        "There is no check noSuchCheck, only [lossIsRight, gradientIsRight, isFast, isPure].",
                        "The check lossIsRight ended with PASSED, expected was that it fails.",
                        "The check isPure ended with NOT_RUN, expected was that it fails.",
                        "In no check did the worker end with CRASHED, but with [OK, TIMED_OUT].",
                        "The mistake FlippedSign was not recognised, only [MissingMean].",
                        "Nothing in the report says \"never said\".");
    }

    @Test
    void whatIsLeftOutIsNotLookedAt() throws IOException {
        ExpectedVerdict verdict = read("why: Nothing else is sure.");
        assertThat(verdict.differences(GRADED)).isEmpty();
        assertThat(verdict.differences(REFUSED)).isEmpty();
    }

    @Test
    void scoresArePointsOrPercentAndExactOrARange() throws IOException {
        for (String right : List.of("14", "14.0", "0..14", "14..40", "35%", "30..35%", "35.0%")) {
            assertThat(read("why: x\nscore: " + right).differences(GRADED))
                    .as(right)
                    .isEmpty();
        }
        for (String wrong : List.of("13", "15..40", "0", "100%", "36..100%")) {
            assertThat(read("why: x\nscore: " + wrong).differences(GRADED))
                    .as(wrong)
                    .hasSize(1);
        }
        assertThat(read("why: x\nscore: 0").differences(REFUSED)).isEmpty();
        assertThat(read("why: x\nscore: 0%").differences(REFUSED)).isEmpty();
    }

    @Test
    void theProblemIsSearchedAndShown() throws IOException {
        assertThat(read("why: x\nstate: REFUSED\nsays: is empty").differences(REFUSED))
                .isEmpty();
        assertThat(read("why: x\nstate: GRADED").differences(REFUSED))
                .containsExactly("The state is REFUSED, expected was GRADED. The problem: The file is empty.");
    }

    @Test
    void mistakesInTheFileAreNamed() {
        assertThatThrownBy(() -> read("state: GRADED"))
                .hasMessageContaining("expected.yaml")
                .hasMessageContaining("why");
        assertThatThrownBy(() -> read("why: x\nscores: 3")).hasMessageContaining("scores");
        assertThatThrownBy(() -> read("why: x\nscore: most")).hasMessageContaining("no score: most");
        assertThatThrownBy(() -> read("why: x\noutcome: SLOW")).hasMessageContaining("SLOW");
    }

    private ExpectedVerdict read(String yaml) throws IOException {
        return ExpectedVerdict.read(Files.writeString(folder.resolve("expected.yaml"), yaml));
    }

    private static CheckResult check(String id, double points, Status status, WorkerOutcome outcome) {
        return new CheckResult(
                id,
                1,
                id,
                points,
                10,
                Visibility.PUBLIC,
                status,
                outcome,
                List.of(Finding.of("The gradient is not divided by the number of examples.")),
                "",
                Output.NONE,
                Duration.ZERO);
    }

    private static ScoreReport report(State state, @Nullable String problem, CheckResult... checks) {
        return new ScoreReport(
                new ScoreReport.AssignmentFacts("softmax-classifier", "Softmax", "0"),
                new ScoreReport.SubmissionFacts("jane", "a.jar", "0", 1, Map.of()),
                state,
                problem,
                List.of(),
                List.of(checks),
                List.of(new Diagnosis("MissingMean", "A sum instead of a mean.", "", "", Visibility.PUBLIC)),
                new ScoreReport.Facts("0.1", "L3", "", "17", 1, Instant.EPOCH, Duration.ZERO));
    }
}

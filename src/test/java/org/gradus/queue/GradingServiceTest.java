package org.gradus.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Workers;
import org.gradus.queue.GradingQueue.Next;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Gradings;
import org.gradus.store.People;
import org.gradus.store.StoredSubmission.State;
import org.gradus.store.Submissions;
import org.gradus.testing.Reports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a submission that cannot be graded, while other graders are at work. */
class GradingServiceTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    private Database database;
    private Submissions submissions;
    private Gradings gradings;
    private long submission;

    @BeforeEach
    void handIn() {
        database = Database.open(Database.urlIn(folder));
        submissions = new Submissions(database, CLOCK);
        gradings = new Gradings(database, CLOCK);
        long course = new Courses(database, CLOCK)
                .create("Machine Learning 1", "", ZoneId.of("UTC"))
                .id();
        long person = new People(database, CLOCK)
                .create("student07@example.org", "student07")
                .id();
        // An assignment that the catalog has lost is a fault of ours.
        submission = submissions
                .receive(
                        new CourseAssignments(database, CLOCK)
                                .add(course, "lost", "Lost")
                                .id(),
                        person,
                        null,
                        "1".repeat(64),
                        new byte[1],
                        "student07.jar",
                        "browser",
                        "once",
                        0)
                .orElseThrow();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static final class NoWorkers implements Workers {
        @Override
        public Worker take() throws WorkerEnded {
            throw new WorkerEnded(WorkerOutcome.GRADER_FAULT, "No worker could be started.");
        }

        @Override
        public SandboxStatus status() {
            return new SandboxStatus(SandboxLevel.L1, "none", "17", List.of(), "");
        }
    }

    private Next grade(Consumer<ScoreReport> graded) {
        return new GradingService(
                        new LoadedAssignments(new AssignmentCatalog(folder, folder.resolve("cache"))),
                        new Grader(new NoWorkers(), "00".repeat(32), CLOCK),
                        new CourseAssignments(database, CLOCK),
                        submissions,
                        gradings,
                        new People(database, CLOCK),
                        graded)
                .grade(Long.toString(submission));
    }

    private State state() {
        return submissions.byId(submission).orElseThrow().state();
    }

    @Test
    void aFaultOfOursIsTriedThreeTimesAndThenStaffHaveToLook() {
        assertThat(grade(report -> {})).isEqualTo(Next.AGAIN);
        assertThat(state()).isEqualTo(State.WAITING);
        assertThat(grade(report -> {})).isEqualTo(Next.AGAIN);
        assertThat(grade(report -> {})).isEqualTo(Next.DONE);
        assertThat(state()).isEqualTo(State.FAULT);
    }

    @Test
    void whatAnotherGraderHasFinishedMeanwhileStaysFinished() {
        Next next = grade(report -> {
            submissions.claim(submission, "another");
            gradings.finish(submission, "another", Reports.graded(5), State.GRADED, true);
        });

        assertThat(state()).isEqualTo(State.GRADED);
        assertThat(next).isEqualTo(Next.DONE);
    }

    @Test
    void whatAnotherGraderHasTakenUpMeanwhileIsLeftToIt() {
        grade(report -> submissions.claim(submission, "another"));

        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(gradings.finish(submission, "another", Reports.graded(5), State.GRADED, true))
                .isTrue();
    }
}

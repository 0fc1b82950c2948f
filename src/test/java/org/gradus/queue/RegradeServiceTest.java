package org.gradus.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.InMemoryCompiler;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.Visibility;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Workers;
import org.gradus.grading.Worth;
import org.gradus.queue.GradingQueue.Next;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Gradings;
import org.gradus.store.People;
import org.gradus.store.Regrades;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.submission.SampleBuilder;
import org.gradus.testing.Reports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often an item of a regrade is tried where no worker can be had, and what is left in the end. */
class RegradeServiceTest {
    private static final String CATALOG_ID = "activations";

    @TempDir
    Path folder;

    private Database database;
    private Submissions submissions;
    private Gradings gradings;
    private Regrades regrades;
    private RegradeService service;
    private CourseAssignment assignment;
    private StoredSubmission submission;
    private int taken;

    @BeforeEach
    void handInAndGrade() {
        Clock clock = Clock.systemUTC();
        database = Database.open(Database.urlIn(folder));
        submissions = new Submissions(database, clock);
        gradings = new Gradings(database, clock);
        regrades = new Regrades(database, gradings, clock);
        People people = new People(database, clock);
        CourseAssignments assignments = new CourseAssignments(database, clock);
        LoadedAssignments catalog = new LoadedAssignments(
                new AssignmentCatalog(Path.of("reference"), Path.of("target", "it-cache", "assignments")));
        assignment = assignments.add(
                new Courses(database, clock)
                        .create("Machine Learning 1", "", ZoneId.of("UTC"))
                        .id(),
                CATALOG_ID,
                "Activations");
        long id = submissions
                .receive(
                        assignment.id(),
                        people.create("student07@example.org", "student07").id(),
                        null,
                        "1".repeat(64),
                        sample(catalog),
                        "student07.jar",
                        "browser",
                        "once",
                        0)
                .orElseThrow();
        submissions.claim(id, "run");
        gradings.finish(id, "run", Reports.graded(5), StoredSubmission.State.GRADED, true);
        submission = submissions.byId(id).orElseThrow();
        service = new RegradeService(
                new GradingService(
                        catalog,
                        new Grader(new NoWorkers(), "00".repeat(32), clock),
                        assignments,
                        submissions,
                        gradings,
                        people,
                        report -> {}),
                submissions,
                regrades);
    }

    private static byte[] sample(LoadedAssignments catalog) {
        SampleBuilder.Built built = new SampleBuilder(InMemoryCompiler.ownClassPath(), 17)
                .build(
                        Path.of("submissions", CATALOG_ID, "accepted", "loops"),
                        catalog.get(CATALOG_ID).interfaces());
        return ((SampleBuilder.Built.Jar) built).bytes();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Counts how often it was asked in vain. */
    private final class NoWorkers implements Workers {
        @Override
        public Worker take() throws WorkerEnded {
            taken++;
            throw new WorkerEnded(WorkerOutcome.GRADER_FAULT, "No worker could be started.");
        }

        @Override
        public SandboxStatus status() {
            return new SandboxStatus(SandboxLevel.L1, "none", "17", List.of(), "");
        }
    }

    private long begin(Map<String, Worth> worths) {
        return regrades.create(assignment.id(), Regrades.Scope.ALL, List.of(submission), worths, null);
    }

    private Next grade(long regrade) {
        return service.grade(RegradeService.id(regrade, submission.id()));
    }

    private Regrades.Result after(long regrade) {
        return regrades.changes(regrade).get(0).after();
    }

    @Test
    void aFaultOfOursIsTriedThreeTimesAndThenItIsTheResult() {
        long regrade = begin(Map.of());

        assertThat(grade(regrade)).isEqualTo(Next.AGAIN);
        assertThat(grade(regrade)).isEqualTo(Next.AGAIN);
        assertThat(after(regrade)).isNull();
        assertThat(grade(regrade)).isEqualTo(Next.DONE);

        assertThat(after(regrade).state()).isEqualTo(ScoreReport.State.GRADER_FAULT);
        assertThat(regrades.byId(regrade).orElseThrow().ready()).isTrue();
        int asked = taken;
        assertThat(grade(regrade)).isEqualTo(Next.DONE);
        assertThat(taken).isEqualTo(asked).isPositive();
        assertThat(submissions.byId(submission.id())).contains(submission);
    }

    @Test
    void whatGradersDieOfIsTriedTwelveTimesAndThenNoMore() {
        long regrade = begin(Map.of());
        for (int i = 0; i < 12; i++) {
            assertThat(regrades.claim(regrade, submission.id(), "dead " + i)).contains(i + 1);
        }

        assertThat(grade(regrade)).isEqualTo(Next.DONE);

        assertThat(taken).isZero();
        assertThat(after(regrade).state()).isEqualTo(ScoreReport.State.GRADER_FAULT);
    }

    @Test
    void whileGradersDieLessOftenItIsTried() {
        long regrade = begin(Map.of());
        for (int i = 0; i < 11; i++) {
            regrades.claim(regrade, submission.id(), "dead " + i);
        }

        grade(regrade);

        assertThat(taken).isPositive();
    }

    @Test
    void whatIsDiscardedOrGoneIsDone() {
        long regrade = begin(Map.of());
        regrades.discard(regrade);

        assertThat(grade(regrade)).isEqualTo(Next.DONE);
        assertThat(service.grade(RegradeService.id(999, submission.id()))).isEqualTo(Next.DONE);
        assertThat(taken).isZero();
    }

    @Test
    void otherPointsNeedNoWorker() {
        long regrade = begin(Map.of("lossIsRight", new Worth(40, Visibility.PUBLIC)));

        assertThat(grade(regrade)).isEqualTo(Next.DONE);

        assertThat(taken).isZero();
        assertThat(after(regrade)).isEqualTo(new Regrades.Result(ScoreReport.State.GRADED, 20, 50));
    }
}

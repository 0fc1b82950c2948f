package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.gradus.course.ScoreOverride;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regrades and scores by hand, on a small generated class. */
class RegradesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Database database;
    private Submissions submissions;
    private Regrades regrades;
    private CourseAssignment assignment;
    private List<StoredSubmission> some;

    @BeforeEach
    void fill() {
        database = Database.open(Database.urlIn(folder));
        submissions = new Submissions(database, CLOCK);
        regrades = new Regrades(database, new Gradings(database, CLOCK), CLOCK);
        Course course = new GeneratedClass(database, CLOCK, InventedReports.all(), 7).fill(5, List.of("invented"), 3);
        assignment = new CourseAssignments(database, CLOCK).of(course.id()).get(0);
        some = List.copyOf(submissions.byIds(List.of(1L, 2L)).values());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long begin() {
        return regrades.create(assignment.id(), Regrades.Scope.ALL, some, null);
    }

    private void grade(long regrade, long submission, int passed) {
        assertThat(regrades.claim(regrade, submission, "run")).isPresent();
        assertThat(regrades.finish(regrade, submission, "run", InventedReports.passing(passed)))
                .isTrue();
    }

    private double score(long submission) {
        return new ClassWork(database)
                        .ofAssignment(assignment.id())
                        .of(
                                assignment.id(),
                                submissions.byId(submission).orElseThrow().person())
                        .stream()
                        .filter(entry -> entry.attempt().id() == submission)
                        .mapToDouble(entry -> entry.attempt().points())
                        .sum();
    }

    @Test
    void nothingCountsUntilTheWholeIsApplied() {
        double before = score(1);
        long regrade = begin();
        grade(regrade, 1, 9);

        assertThat(score(1)).isEqualTo(before);
        assertThat(regrades.apply(regrade)).isEqualTo(Regrades.Applied.NOT_READY);
        grade(regrade, 2, 0);
        assertThat(regrades.apply(regrade)).isEqualTo(Regrades.Applied.DONE);
        assertThat(score(1)).isEqualTo(90);
        assertThat(score(2)).isZero();
        assertThat(regrades.byId(regrade).orElseThrow().state()).isEqualTo(Regrades.State.APPLIED);
    }

    @Test
    void eachItemHasOneResult() {
        long regrade = begin();
        assertThat(regrades.claim(regrade, 1, "dead")).contains(1);
        assertThat(regrades.claim(regrade, 1, "alive")).contains(2);

        assertThat(regrades.finish(regrade, 1, "dead", InventedReports.passing(1)))
                .isFalse();
        assertThat(regrades.finish(regrade, 1, "alive", InventedReports.passing(2)))
                .isTrue();
        assertThat(regrades.claim(regrade, 1, "late")).isEmpty();
        assertThat(regrades.changes(regrade).get(0).after().points()).isEqualTo(20);
    }

    @Test
    void whatMetAFaultOfOursKeepsItsResult() {
        double before = score(1);
        long regrade = begin();
        assertThat(regrades.claim(regrade, 1, "run")).isPresent();
        assertThat(regrades.finish(regrade, 1, "run", InventedReports.fault())).isTrue();
        grade(regrade, 2, 10);

        assertThat(regrades.apply(regrade)).isEqualTo(Regrades.Applied.DONE);
        assertThat(score(1)).isEqualTo(before);
        assertThat(score(2)).isEqualTo(100);
    }

    @Test
    void whatWasDiscardedIsNeitherAppliedNorGraded() {
        long regrade = begin();
        assertThat(regrades.discard(regrade)).isTrue();

        assertThat(regrades.claim(regrade, 1, "run")).isEmpty();
        assertThat(regrades.apply(regrade)).isEqualTo(Regrades.Applied.NOT_READY);
        assertThat(regrades.discard(regrade)).isFalse();
    }

    @Test
    void resultsThatChangedMeanwhileAreNotReplaced() {
        long first = begin();
        long second = begin();
        grade(first, 1, 9);
        grade(first, 2, 9);
        grade(second, 1, 3);
        grade(second, 2, 3);

        assertThat(regrades.apply(first)).isEqualTo(Regrades.Applied.DONE);
        assertThat(regrades.apply(second)).isEqualTo(Regrades.Applied.OVERTAKEN);
        assertThat(score(1)).isEqualTo(90);
    }

    @Test
    void theChecksThatWentDifferentlyAreTold() {
        long regrade = begin();
        grade(regrade, 1, 10);
        grade(regrade, 2, 10);

        assertThat(regrades.checks(regrade))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.before()).isZero())
                .allSatisfy(check -> assertThat(check.after()).isEqualTo(10));
        assertThat(regrades.checks(regrade).stream().filter(check -> check.submission() == 1))
                .hasSize((int) (100 - score(1)) / 10);
    }

    @Test
    void oneScoreByHandStandsAndTheOthersAreHistory() {
        Overrides overrides = new Overrides(database, CLOCK);
        overrides.set(assignment.id(), 1, ScoreOverride.to(70, "appeal"), "", null);
        overrides.set(assignment.id(), 1, ScoreOverride.excused("illness"), "Get well soon.", null);

        assertThat(overrides
                        .standing(assignment.id(), 1)
                        .orElseThrow()
                        .override()
                        .isExcused())
                .isTrue();
        assertThat(overrides.history(assignment.id(), 1)).hasSize(2);
        assertThat(overrides.withdraw(assignment.id(), 1)).isTrue();
        assertThat(overrides.standing(assignment.id(), 1)).isEmpty();
        assertThat(overrides.ofCourse(assignment.course())).isEmpty();
        assertThat(overrides.withdraw(assignment.id(), 1)).isFalse();
    }
}

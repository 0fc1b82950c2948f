package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.gradus.check.Visibility;
import org.gradus.course.ScoreOverride;
import org.gradus.grading.Worth;
import org.gradus.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Regrades and scores by hand, on a small generated class, on every database. */
class RegradesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Database database;
    private Submissions submissions;
    private Regrades regrades;
    private CourseAssignment assignment;
    private List<StoredSubmission> some;

    private void fill(TestDatabase kind) {
        database = Database.open(kind.url(folder));
        submissions = new Submissions(database, CLOCK);
        regrades = new Regrades(database, new Gradings(database, CLOCK), CLOCK);
        Course course = new GeneratedClass(database, CLOCK, InventedReports.all(), 7).fill(5, List.of("invented"), 3);
        assignment = new CourseAssignments(database, CLOCK).of(course.id()).get(0);
        some = List.copyOf(submissions.byIds(List.of(1L, 2L)).values());
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private long begin() {
        return regrades.create(assignment.id(), Regrades.Scope.ALL, some, Map.of(), null);
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

    @ParameterizedTest
    @EnumSource
    void nothingCountsUntilTheWholeIsApplied(TestDatabase kind) {
        fill(kind);
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

    @ParameterizedTest
    @EnumSource
    void eachItemHasOneResult(TestDatabase kind) {
        fill(kind);
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

    @ParameterizedTest
    @EnumSource
    void whatMetAFaultOfOursKeepsItsResult(TestDatabase kind) {
        fill(kind);
        double before = score(1);
        long regrade = begin();
        assertThat(regrades.claim(regrade, 1, "run")).isPresent();
        assertThat(regrades.finish(regrade, 1, "run", InventedReports.fault())).isTrue();
        grade(regrade, 2, 10);

        assertThat(regrades.apply(regrade)).isEqualTo(Regrades.Applied.DONE);
        assertThat(score(1)).isEqualTo(before);
        assertThat(score(2)).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptOfWhichNothingCanBeGradedIsGivenBack(TestDatabase kind) {
        fill(kind);
        assertThat(some).allMatch(StoredSubmission::counts);
        long regrade = begin();
        assertThat(regrades.claim(regrade, 1, "run")).isPresent();
        assertThat(regrades.finish(regrade, 1, "run", InventedReports.notLoaded()))
                .isTrue();
        grade(regrade, 2, 4);
        assertThat(regrades.apply(regrade)).isEqualTo(Regrades.Applied.DONE);

        assertThat(submissions.byId(1).orElseThrow().counts()).isFalse();
        assertThat(submissions.byId(2).orElseThrow().counts()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasDiscardedIsNeitherAppliedNorGraded(TestDatabase kind) {
        fill(kind);
        long regrade = begin();
        assertThat(regrades.discard(regrade)).isTrue();

        assertThat(regrades.claim(regrade, 1, "run")).isEmpty();
        assertThat(regrades.apply(regrade)).isEqualTo(Regrades.Applied.NOT_READY);
        assertThat(regrades.discard(regrade)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void resultsThatChangedMeanwhileAreNotReplaced(TestDatabase kind) {
        fill(kind);
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

    @ParameterizedTest
    @EnumSource
    void theChecksThatWentDifferentlyAreTold(TestDatabase kind) {
        fill(kind);
        long regrade = begin();
        grade(regrade, 1, 10);
        grade(regrade, 2, 10);

        assertThat(regrades.checks(regrade))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.before().points()).isZero())
                .allSatisfy(check -> assertThat(check.after().points()).isEqualTo(10));
        assertThat(regrades.checks(regrade).stream().filter(check -> check.submission() == 1))
                .hasSize((int) (100 - score(1)) / 10);
    }

    @ParameterizedTest
    @EnumSource
    void otherPointsAreToldWithWhoSeesThem(TestDatabase kind) {
        fill(kind);
        long regrade = regrades.create(
                assignment.id(),
                Regrades.Scope.ALL,
                some,
                Map.of("check0", new Worth(25, Visibility.STAFF), "check1", new Worth(10, Visibility.PUBLIC)),
                null);
        assertThat(regrades.byId(regrade).orElseThrow().pointsOnly()).isTrue();
        assertThat(regrades.claim(regrade, 1, "run")).isPresent();
        assertThat(regrades.finish(
                        regrade, 1, "run", regrades.revalued(regrade, 1).orElseThrow()))
                .isTrue();

        assertThat(regrades.checks(regrade)).singleElement().satisfies(check -> {
            assertThat(check.before().maxPoints()).isEqualTo(10);
            assertThat(check.before().visibility()).isEqualTo(Visibility.PUBLIC);
            assertThat(check.after().maxPoints()).isEqualTo(25);
            assertThat(check.after().visibility()).isEqualTo(Visibility.STAFF);
            assertThat(check.after().points()).isEqualTo(2.5 * check.before().points());
        });
        assertThat(regrades.revalued(begin(), 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void oneScoreByHandStandsAndTheOthersAreHistory(TestDatabase kind) {
        fill(kind);
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

package org.gradus.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.gradus.course.CountingRule;
import org.gradus.course.DuePlan;
import org.gradus.course.Role;
import org.gradus.course.Schedule;
import org.gradus.store.ClassWork;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Gradings;
import org.gradus.store.InventedReports;
import org.gradus.store.People;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted of a class, on attempts that are stored as graders store them. */
class ClassOverviewTest {
    private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Database database;
    private Course course;
    private CourseAssignment assignment;
    private int uploads;

    @BeforeEach
    void open() {
        database = Database.open(Database.urlIn(folder));
        course = new Courses(database, CLOCK).create("Machine Learning 1", "", ZoneOffset.UTC);
        assignment = new CourseAssignments(database, CLOCK).add(course.id(), "invented", "Invented");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long student(String name) {
        long id =
                new People(database, CLOCK).create(name + "@example.org", name).id();
        new Courses(database, CLOCK).enrol(course.id(), id, Role.STUDENT);
        return id;
    }

    /** Hands in attempts an hour apart, in which so many checks pass. */
    private void attempts(long person, int... passed) {
        Submissions submissions = new Submissions(database, CLOCK);
        for (int i = 0; i < passed.length; i++) {
            long id = receive(person, START.plus(Duration.ofHours(i)));
            assertThat(submissions.claim(id, "run")).isEqualTo(Submissions.Claim.TAKEN);
            assertThat(new Gradings(database, CLOCK)
                            .finish(id, "run", InventedReports.passing(passed[i]), StoredSubmission.State.GRADED, true))
                    .isTrue();
        }
    }

    private long receive(long person, Instant at) {
        Long team = new Teams(database).teamOf(assignment.id(), person).orElse(null);
        uploads++;
        return new Submissions(database, CLOCK)
                .receive(
                        assignment.id(),
                        person,
                        team,
                        "0".repeat(64),
                        new byte[0],
                        "invented.jar",
                        "browser",
                        "once-" + uploads,
                        at.toEpochMilli())
                .orElseThrow();
    }

    private ClassOverview overview(long... people) {
        Map<Long, DuePlan> plans = new HashMap<>();
        for (long person : people) {
            plans.put(person, DuePlan.of(Schedule.ALWAYS));
        }
        ClassWork work = new ClassWork(database);
        return ClassOverview.of(
                assignment.id(),
                CountingRule.BEST,
                plans,
                work.ofAssignment(assignment.id()),
                work.mistakes(assignment.id()));
    }

    @Test
    void whoHandedInNothingIsAbsent() {
        long diligent = student("student01");
        long absent = student("student02");
        attempts(diligent, 10);

        ClassOverview overview = overview(diligent, absent);
        assertThat(overview.handedIn()).isEqualTo(1);
        assertThat(overview.full()).isEqualTo(1);
        assertThat(overview.absent()).containsExactly(absent);
    }

    @Test
    void stuckIsWhoGainedNothingOverTheLastThree() {
        long stuck = student("student01");
        long two = student("student02");
        long rising = student("student03");
        long done = student("student04");
        attempts(stuck, 1, 5, 5, 4);
        attempts(two, 5, 5);
        attempts(rising, 5, 5, 6);
        attempts(done, 10, 10, 10);

        assertThat(overview(stuck, two, rising, done).stuck()).containsExactly(stuck);
    }

    @Test
    void theMedianIsOverThoseWhoGotThere() {
        long first = student("student01");
        long second = student("student02");
        long never = student("student03");
        attempts(first, 10);
        attempts(second, 3, 5, 7, 10);
        attempts(never, 1, 2, 3, 4, 5, 6);

        ClassOverview overview = overview(first, second, never);
        assertThat(overview.attemptsToFull()).hasValue(2.5);
        assertThat(overview.toFull()).containsExactlyInAnyOrder(Duration.ZERO, Duration.ofHours(3));
    }

    @Test
    void aMistakeIsMadeNowOnlyInTheNewestAttempt() {
        long left = student("student01");
        long makes = student("student02");
        attempts(left, 3, 10);
        attempts(makes, 2, 3);

        ClassOverview overview = overview(left, makes);
        ClassOverview.Mistake third = overview.mistakes().get(0);
        assertThat(third.name()).isEqualTo("Mistake3");
        assertThat(third.now()).containsExactly(makes);
        assertThat(third.ever()).containsExactly(left, makes);
        assertThat(third.trend().subList(0, 3)).containsExactly(1, 1, 0);
        assertThat(overview.mistakes().get(1).now()).isEmpty();
    }

    @Test
    void aTeamsAttemptIsEachMembersAndOneUpload() {
        long one = student("student01");
        long other = student("student02");
        Teams teams = new Teams(database);
        long team = teams.make(assignment.id(), "code");
        teams.join(assignment.id(), team, one);
        teams.join(assignment.id(), team, other);
        attempts(one, 10);

        ClassOverview overview = overview(one, other);
        assertThat(overview.full()).isEqualTo(2);
        assertThat(overview.uploads()).hasSize(1);
        assertThat(overview.counting()).hasSize(1);
    }

    @Test
    void whatIsNotGradedWaits() {
        long waiting = student("student01");
        receive(waiting, START);

        ClassOverview overview = overview(waiting);
        assertThat(overview.waiting()).isEqualTo(1);
        assertThat(overview.shares()).isEmpty();
        assertThat(overview.absent()).isEmpty();
    }
}

package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.gradus.check.Visibility;
import org.gradus.course.Attempt;
import org.gradus.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of whole classes, on a small generated one, on every database. */
class ClassWorkTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    /** More than fit into one statement. */
    private static final List<Long> MANY =
            LongStream.rangeClosed(1, 40_000).boxed().toList();

    @TempDir
    Path folder;

    private static Course generated(Database database) {
        return new GeneratedClass(database, CLOCK, InventedReports.all(), 7).fill(9, List.of("one", "two"), 4);
    }

    @ParameterizedTest
    @EnumSource
    void theWorkOfACourseIsThatOfItsAssignmentsAndOfItsPeople(TestDatabase kind) {
        try (Database database = Database.open(kind.url(folder))) {
            Course course = generated(database);
            ClassWork work = new ClassWork(database);
            ClassWork.Work all = work.ofCourse(course.id());
            int attempts = 0;
            for (CourseAssignment assignment : new CourseAssignments(database, CLOCK).of(course.id())) {
                ClassWork.Work one = work.ofAssignment(assignment.id());
                for (Enrolment enrolment : new Courses(database, CLOCK).roster(course.id())) {
                    long person = enrolment.person().id();
                    List<ClassWork.Entry> entries = work.of(assignment.id(), person);
                    assertThat(all.of(assignment.id(), person)).isEqualTo(entries);
                    assertThat(one.of(assignment.id(), person)).isEqualTo(entries);
                    assertThat(entries)
                            .extracting(ClassWork.Entry::attempt)
                            .extracting(Attempt::received)
                            .isSorted();
                    attempts += entries.size();
                }
            }
            assertThat(attempts)
                    .isGreaterThan(50)
                    .isEqualTo(new Submissions(database, CLOCK).byIds(MANY).size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTeamHasTheWorkOfAllItsMembers(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            Teams teams = new Teams(store.database);
            long other =
                    store.people.create("student08@example.org", "Student 08").id();
            long team = teams.make(store.assignment.id(), "Two");
            teams.join(store.assignment.id(), team, store.student.id());
            teams.join(store.assignment.id(), team, other);
            store.handIn(store.student.id(), "alone");
            long together = store.submissions
                    .receive(
                            store.assignment.id(),
                            store.student.id(),
                            team,
                            "hash",
                            new byte[1],
                            "together.jar",
                            "browser",
                            "together",
                            store.clock.millis() + 1)
                    .orElseThrow();
            ClassWork work = new ClassWork(store.database);

            assertThat(work.of(store.assignment.id(), other))
                    .extracting(entry -> entry.attempt().id())
                    .containsExactly(together);
            assertThat(work.of(store.assignment.id(), store.student.id())).hasSize(2);
            assertThat(work.ofAssignment(store.assignment.id()).of(store.assignment.id(), other))
                    .isEqualTo(work.of(store.assignment.id(), other));
        }
    }

    @ParameterizedTest
    @EnumSource
    void checksAndScoresAreCountedOverMoreThanAStatementTakes(TestDatabase kind) {
        try (Database database = Database.open(kind.url(folder))) {
            generated(database);
            ClassWork work = new ClassWork(database);
            List<Long> gradings = MANY.subList(0, 60);

            assertThat(work.checks(gradings)).hasSize(10).isEqualTo(work.checks(gradings.subList(0, 60)));
            int passed = work.checks(gradings.subList(0, 30)).get(3).passed()
                    + work.checks(gradings.subList(30, 60)).get(3).passed();
            assertThat(work.checks(gradings).get(3).passed()).isEqualTo(passed);
            assertThat(work.checks(MANY).get(0).gradings())
                    .isEqualTo(new Submissions(database, CLOCK).byIds(MANY).size());
            assertThat(new Gradings(database, CLOCK).scores(MANY, List.of(Visibility.PUBLIC)))
                    .hasSameSizeAs(new Submissions(database, CLOCK).byIds(MANY).keySet());
            assertThat(work.checks(List.of())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAMistakeLostPointsOnIsAskedOfASectionToo(TestDatabase kind) {
        try (Database database = Database.open(kind.url(folder))) {
            Course course = generated(database);
            long assignment = new CourseAssignments(database, CLOCK)
                    .of(course.id())
                    .get(0)
                    .id();
            ClassWork work = new ClassWork(database);

            assertThat(work.mistakes(assignment)).isNotEmpty();
            assertThat(work.lostOn(assignment, "")).containsEntry("Mistake7", List.of("Check 7", "Check 8", "Check 9"));
            assertThat(work.lostOn(assignment, ""))
                    .containsKeys(work.lostOn(assignment, "Section 1").keySet().toArray(String[]::new));
            assertThat(work.lostOn(assignment, "Section 1")).isNotEmpty();
            assertThat(work.lostOn(assignment, "no such section")).isEmpty();
        }
    }
}

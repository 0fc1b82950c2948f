package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gradus.check.Visibility;
import org.gradus.course.CountingRule;
import org.gradus.course.Role;
import org.gradus.diagnosis.Detail;
import org.gradus.store.StoredSubmission.State;
import org.gradus.store.Submissions.Claim;
import org.gradus.testing.Reports;
import org.gradus.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every store, on every database. */
class StoresTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void peopleAreFoundByAddressHoweverItIsWritten(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            Person made = store.people.create("  Student08@Example.ORG ", " Student 08 ");

            assertThat(made.email()).isEqualTo("student08@example.org");
            assertThat(made.name()).isEqualTo("Student 08");
            assertThat(made.invited()).isTrue();
            assertThat(store.people.byEmail("STUDENT08@example.org")).contains(made);
            assertThat(store.people.create("student08@example.org", "Another")).isEqualTo(made);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSetOfAPersonIsRead(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            long id = store.student.id();
            store.people.setName(id, "Söme Öne");
            store.people.setTimeZone(id, "Europe/Vienna");
            store.people.setAdministrator(id, true);
            store.people.setAuthor(id, true);
            store.people.setDisabled(id, true);
            store.people.setPasswordHash(id, "hash");

            assertThat(store.people.byId(id))
                    .contains(new Person(
                            id, "student07@example.org", "Söme Öne", "Europe/Vienna", true, true, false, true));
            assertThat(store.people.passwordHash(id)).isEqualTo("hash");
            store.people.setTimeZone(id, null);
            assertThat(store.people.byId(id).orElseThrow().zone()).isEmpty();
            assertThat(store.people.none()).isFalse();
            assertThat(store.people.all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionsLastWhileTheyAreUsedAndEndWithTheirPerson(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            Sessions sessions = new Sessions(store.database, store.clock);
            String token = sessions.open(store.student.id());
            sessions.setFlash(token, "Saved.");

            assertThat(sessions.find(token).orElseThrow().flash()).isEqualTo("Saved.");
            sessions.clearFlash(token);
            store.clock.advance(Sessions.LIFE.minusHours(1));
            assertThat(sessions.find(token).orElseThrow().flash()).isNull();
            store.clock.advance(Sessions.LIFE.minusHours(1));
            assertThat(sessions.find(token)).as("the last look prolonged it").isPresent();
            store.people.setDisabled(store.student.id(), true);
            assertThat(sessions.find(token)).isEmpty();
            store.people.setDisabled(store.student.id(), false);
            sessions.closeAll(store.student.id());
            assertThat(sessions.find(token)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionsEndWhenNobodyUsesThem(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            Sessions sessions = new Sessions(store.database, store.clock);
            String token = sessions.open(store.student.id());
            String closed = sessions.open(store.student.id());
            sessions.close(closed);
            assertThat(sessions.find(closed)).isEmpty();
            assertThat(sessions.find(token)).isPresent();

            store.clock.advance(Sessions.LIFE);

            assertThat(sessions.find(token)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLinkIsUsedOnceAndReplacesTheOneBefore(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            AccountLinks links = new AccountLinks(store.database, store.clock);
            long person = store.student.id();
            String earlier = links.create(AccountLinks.Kind.INVITATION, person, null);
            String invitation = links.create(AccountLinks.Kind.INVITATION, person, person);
            String reset = links.create(AccountLinks.Kind.RESET, person, null);

            assertThat(links.find(earlier)).isEmpty();
            assertThat(links.find(invitation)).contains(new AccountLinks.Link(AccountLinks.Kind.INVITATION, person));
            assertThat(links.use(invitation)).isTrue();
            assertThat(links.use(invitation)).isFalse();
            assertThat(links.find(invitation)).isEmpty();
            store.clock.advance(AccountLinks.Kind.RESET.life());
            assertThat(links.find(reset)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstAdministratorsLinkBelongsToNobody(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            AccountLinks links = new AccountLinks(store.database, store.clock);
            String before = links.create(AccountLinks.Kind.FIRST_ADMINISTRATOR, null, null);
            String now = links.create(AccountLinks.Kind.FIRST_ADMINISTRATOR, null, null);

            assertThat(links.find(before)).isEmpty();
            assertThat(links.find(now)).contains(new AccountLinks.Link(AccountLinks.Kind.FIRST_ADMINISTRATOR, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void coursesAndTheirRostersAreKept(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            Course changed =
                    new Course(store.course.id(), "Machine Learning 2", "Spring 2027", ZoneId.of("Asia/Tokyo"), true);
            store.courses.update(changed);
            store.courses.update(
                    new Enrolment(changed.id(), store.student, Role.ASSISTANT, "B", "s-07", "login07", 25, false));

            assertThat(store.courses.byId(changed.id())).contains(changed);
            assertThat(store.courses.all()).containsExactly(changed);
            assertThat(store.courses.of(store.student.id())).as("who has left").isEmpty();
            assertThat(store.courses.enrolment(changed.id(), store.student.id()))
                    .contains(new Enrolment(
                            changed.id(), store.student, Role.ASSISTANT, "B", "s-07", "login07", 25, false));
            store.courses.enrol(changed.id(), store.student.id(), Role.STUDENT);
            assertThat(store.courses.of(store.student.id())).containsExactly(new Courses.Taken(changed, Role.STUDENT));
            assertThat(store.courses.roster(changed.id()))
                    .extracting(Enrolment::studentNumber)
                    .containsExactly("s-07");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAssignmentIsInACourseOnceAndKeepsItsDates(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            CourseAssignment again = store.assignments.add(store.course.id(), "softmax-classifier", "Another title");
            assertThat(again).isEqualTo(store.assignment);
            CourseAssignment second = store.assignments.add(store.course.id(), "activations", "Activations");
            assertThat(second.position()).isGreaterThan(store.assignment.position());
            Instant due = Instant.parse("2026-12-01T22:59:59.999Z");
            CourseAssignment changed = new CourseAssignment(
                    second.id(),
                    second.course(),
                    second.catalogId(),
                    "Activations, again",
                    0,
                    true,
                    due.minusSeconds(1),
                    due,
                    due.plusSeconds(1),
                    0.25,
                    5,
                    60,
                    CountingRule.LATEST,
                    Detail.OFF,
                    2,
                    due.plusSeconds(2));

            store.assignments.update(changed);

            assertThat(store.assignments.byId(changed.id())).contains(changed);
            assertThat(store.assignments.of(store.course.id())).containsExactly(changed, store.assignment);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneFormMakesOneSubmission(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            long id = store.handIn(store.student.id(), "first");

            assertThat(store.submissions.receive(
                            store.assignment.id(),
                            store.student.id(),
                            null,
                            "another hash",
                            new byte[] {1},
                            "x.jar",
                            "browser",
                            "first",
                            0))
                    .isEmpty();
            assertThat(store.submissions
                            .byOnce(store.student.id(), "first")
                            .orElseThrow()
                            .id())
                    .isEqualTo(id);
            assertThat(store.submissions.jar("hash of first")).isEqualTo("first".getBytes(StandardCharsets.UTF_8));
            assertThat(store.submissions.of(store.assignment.id(), store.student.id(), null))
                    .extracting(StoredSubmission::id)
                    .containsExactly(id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyOneOfAPersonsSubmissionsRunsAtATime(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            long first = store.handIn(store.student.id(), "first");
            store.clock.advance(Duration.ofSeconds(1));
            long second = store.handIn(store.student.id(), "second");
            assertThat(store.submissions.unfinishedOf(store.student.id())).isEqualTo(2);

            assertThat(store.submissions.claim(first, "run 1")).isEqualTo(Claim.TAKEN);
            assertThat(store.submissions.claim(second, "run 2")).isEqualTo(Claim.ANOTHER_RUNS);
            store.gradings.finish(first, "run 1", Reports.graded(10), State.GRADED, true);
            assertThat(store.submissions.claim(first, "run 3")).isEqualTo(Claim.OVER);
            assertThat(store.submissions.claim(second, "run 4")).isEqualTo(Claim.TAKEN);
            assertThat(store.submissions.claim(999, "run 5")).isEqualTo(Claim.OVER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradersThatClaimAtOnceStillRunOneSubmissionOfAPerson(TestDatabase kind) throws Exception {
        try (StoreContract store = new StoreContract(kind, folder)) {
            int graders = 6;
            ExecutorService threads = Executors.newFixedThreadPool(graders);
            try {
                for (int round = 0; round < 15; round++) {
                    List<Long> waiting = new ArrayList<>();
                    for (int i = 0; i < graders; i++) {
                        waiting.add(store.handIn(store.student.id(), "round " + round + " file " + i));
                    }
                    CountDownLatch go = new CountDownLatch(1);
                    List<Future<Claim>> claims = new ArrayList<>();
                    for (long id : waiting) {
                        Callable<Claim> claim = () -> {
                            go.await();
                            return store.submissions.claim(id, "run of " + id);
                        };
                        claims.add(threads.submit(claim));
                    }
                    go.countDown();
                    List<Claim> ended = new ArrayList<>();
                    for (Future<Claim> claim : claims) {
                        ended.add(claim.get());
                    }
                    assertThat(ended).as("round " + round).containsOnlyOnce(Claim.TAKEN);
                    // The one that runs first, so that the others can be claimed in turn.
                    waiting.add(0, waiting.remove(ended.indexOf(Claim.TAKEN)));
                    for (long id : waiting) {
                        assertThat(store.submissions.claim(id, "end")).isEqualTo(Claim.TAKEN);
                        store.gradings.finish(id, "end", Reports.graded(1), State.GRADED, true);
                    }
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheLastRunsResultCounts(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            long id = store.handIn(store.student.id(), "first");
            store.submissions.claim(id, "dead");
            store.submissions.claim(id, "alive");

            assertThat(store.gradings.finish(id, "dead", Reports.graded(3), State.GRADED, true))
                    .isFalse();
            assertThat(store.submissions.byId(id).orElseThrow().state()).isEqualTo(State.RUNNING);
            assertThat(store.gradings.finish(id, "alive", Reports.graded(7), State.GRADED, true))
                    .isTrue();
            assertThat(store.gradings.finish(id, "alive", Reports.graded(9), State.GRADED, true))
                    .isFalse();
            StoredSubmission graded = store.submissions.byId(id).orElseThrow();
            assertThat(graded.state()).isEqualTo(State.GRADED);
            assertThat(store.gradings.report(graded.grading()).orElseThrow().score())
                    .isEqualTo(7);
            assertThat(store.gradings.recentDurations(10)).containsExactly(412L);
            assertThat(store.submissions.tries(id)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunShowsHowFarItIsAndAnEarlierOneDoesNot(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            long id = store.handIn(store.student.id(), "first");
            store.submissions.claim(id, "dead");
            store.submissions.claim(id, "alive");
            store.submissions.progress(id, "alive", 3, 8);
            store.submissions.progress(id, "dead", 7, 8);

            assertThat(store.submissions.byIds(Set.of(id)).get(id).checkNumber())
                    .isEqualTo(3);
            store.submissions.waitAgain(id);
            assertThat(store.submissions.byId(id).orElseThrow().state()).isEqualTo(State.WAITING);
            assertThat(store.submissions.tries(id)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void scoresAreThoseOfTheVisibleChecks(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            long id = store.handIn(store.student.id(), "first");
            store.submissions.claim(id, "run");
            store.gradings.finish(id, "run", Reports.graded(7.5), State.GRADED, true);
            long grading = store.submissions.byId(id).orElseThrow().grading();

            assertThat(store.gradings.scores(List.of(grading), List.of(Visibility.PUBLIC)))
                    .containsEntry(grading, new Gradings.Score(7.5, 10));
            assertThat(store.gradings.scores(List.of(grading), List.of(Visibility.values())))
                    .containsEntry(grading, new Gradings.Score(7.5, 20));
            assertThat(store.gradings.scores(List.of(), List.of(Visibility.PUBLIC)))
                    .isEmpty();
            long beside = store.gradings.store(id, 1, Reports.graded(9));
            assertThat(store.submissions.byId(id).orElseThrow().grading())
                    .isEqualTo(grading)
                    .isNotEqualTo(beside);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theChosenSubmissionReplacesAnEarlierChoice(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            long first = store.handIn(store.student.id(), "first");
            long second = store.handIn(store.student.id(), "second");
            store.submissions.choose(store.submissions.byId(first).orElseThrow());
            store.submissions.choose(store.submissions.byId(second).orElseThrow());

            assertThat(store.submissions.byId(first).orElseThrow().chosen()).isFalse();
            assertThat(store.submissions.byId(second).orElseThrow().chosen()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theQueueIsCounted(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            ServerFigures figures = new ServerFigures(store.database, store.clock);
            assertThat(figures.longestWait()).isZero();
            long first = store.handIn(store.student.id(), "first");
            store.clock.advance(Duration.ofSeconds(30));
            long second = store.handIn(store.student.id(), "second");
            store.clock.advance(Duration.ofSeconds(30));

            assertThat(figures.longestWait()).isEqualTo(Duration.ofSeconds(60));
            assertThat(figures.waiting()).isEqualTo(2);
            assertThat(store.submissions.waiting()).containsExactly(first, second);
            store.submissions.claim(first, "run");
            assertThat(store.submissions.running()).isEqualTo(1);
            assertThat(figures.submissions()).containsEntry(State.WAITING, 1L).containsEntry(State.FAULT, 0L);
            assertThat(figures.people()).isEqualTo(1);
            assertThat(figures.courses()).isEqualTo(1);
            assertThat(figures.bulk()).isZero();
            assertThat(figures.answers()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAuditLogIsReadBackwards(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            AuditLog audit = new AuditLog(store.database, store.clock);
            long course = store.course.id();
            audit.note(store.student, course, "score.overridden", "student08", "from 3 to 4");
            audit.note(null, course, "regrade.ended", "Softmax", "");
            audit.note(store.student, null, "account.RESET", "elsewhere", "");

            List<AuditLog.Entry> entries = audit.of(course, Long.MAX_VALUE, 10);
            assertThat(entries).extracting(AuditLog.Entry::action).containsExactly("regrade.ended", "score.overridden");
            assertThat(entries.get(1).actor()).isEqualTo("Student 07 <student07@example.org>");
            assertThat(audit.of(course, entries.get(0).id(), 10))
                    .extracting(AuditLog.Entry::action)
                    .containsExactly("score.overridden");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeGivenIsNotStored(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            Extensions extensions = new Extensions(store.database, store.clock);
            Instant noon = Instant.parse("2026-12-01T12:00:00Z");
            long student = store.student.id();
            for (Extensions.Granted granted : List.of(
                    new Extensions.Granted(student, noon, noon.minusSeconds(1), 0, "late before due"),
                    new Extensions.Granted(student, null, null, 0, "nothing"),
                    new Extensions.Granted(student, noon, null, -1, "fewer attempts"))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> extensions.grant(store.assignment.id(), granted, null));
            }
            assertThat(extensions.of(store.assignment.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void failedSignInsAreForgivenAfterAWhile(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            FailedSignIns failures = new FailedSignIns(store.database, store.clock);
            for (int i = 0; i < 10; i++) {
                assertThat(failures.begin("student07@example.org", "192.0.2.7")).isTrue();
            }
            assertThat(failures.begin("student07@example.org", "192.0.2.8")).isFalse();
            assertThat(failures.begin("student08@example.org", "192.0.2.7")).isTrue();
            store.clock.advance(Duration.ofMinutes(15));
            assertThat(failures.begin("student07@example.org", "192.0.2.8")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressIsClosedByItsFailuresAlone(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            FailedSignIns failures = new FailedSignIns(store.database, store.clock);
            for (int i = 0; i < 120; i++) {
                assertThat(failures.begin("student" + i + "@example.org", "192.0.2.7"))
                        .isTrue();
                failures.succeeded("student" + i + "@example.org");
            }
            for (int i = 0; i < 100; i++) {
                failures.failed("192.0.2.7");
            }
            assertThat(failures.begin("student07@example.org", "192.0.2.7")).isFalse();
            assertThat(failures.begin("student07@example.org", "192.0.2.8")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatFailsLeavesNothing(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            assertThatThrownBy(() -> store.database.transaction(handle -> {
                        store.people.create("student09@example.org", "Student 09");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");

            assertThat(store.people.byEmail("student09@example.org")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void processesAgreeOnSharedValues(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            SharedValues shared = new SharedValues(store.database);
            assertThat(shared.get(SharedValues.SECRET)).isEmpty();
            shared.set(SharedValues.SECRET, "one");
            shared.set(SharedValues.SECRET, "two");
            assertThat(shared.get(SharedValues.SECRET)).contains("two");
        }
    }
}

package org.gradus.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradus.queue.GradingQueue.Next;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.People;
import org.gradus.store.Submissions;
import org.gradus.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The queue on every database, with work that only notes that it was done. */
class GradingQueueIT {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    /** A database with one assignment, and what its queue did. */
    private static final class Setting implements AutoCloseable {
        private final Database database;
        private final Submissions submissions;
        private final People people;
        private final CourseAssignment assignment;
        private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

        Setting(TestDatabase kind, Path folder) {
            database = Database.open(kind.url(folder));
            Clock clock = Clock.systemUTC();
            submissions = new Submissions(database, clock);
            people = new People(database, clock);
            Course course = new Courses(database, clock).create("Machine Learning 1", "", ZoneId.of("UTC"));
            assignment = new CourseAssignments(database, clock).add(course.id(), "activations", "Activations");
        }

        long person(String name) {
            return people.create(name + "@example.org", name).id();
        }

        long handIn(GradingQueue queue, long person, String word) {
            long id = database.transaction(handle -> {
                long stored = store(person, word);
                queue.add(stored, person);
                return stored;
            });
            queue.wake();
            return id;
        }

        long store(long person, String word) {
            return submissions
                    .receive(assignment.id(), person, null, word, new byte[1], word, "browser", word, 0)
                    .orElseThrow();
        }

        Next note(String id) {
            done.add(id);
            return Next.DONE;
        }

        List<String> awaitDone(int count) throws InterruptedException {
            List<String> order = new java.util.ArrayList<>();
            for (int i = 0; i < count; i++) {
                order.add(next());
            }
            return order;
        }

        String next() throws InterruptedException {
            String id = done.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(id).as("work that was done in time").isNotNull();
            return id;
        }

        @Override
        public void close() {
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsQueuedInATransactionThatFailsIsNeverDone(TestDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, folder);
                GradingQueue queue = GradingQueue.withGraders(
                        setting.database, setting.submissions, 1, setting::note, setting::note)) {
            queue.start();
            long person = setting.person("student07");
            try {
                setting.database.transaction(handle -> {
                    queue.add(setting.store(person, "void"), person);
                    throw new IllegalStateException("no");
                });
            } catch (IllegalStateException expected) {
                queue.wake();
            }
            long kept = setting.handIn(queue, person, "kept");

            assertThat(setting.next()).isEqualTo(Long.toString(kept));
            assertThat(setting.submissions.byOnce(person, "void")).isEmpty();
            assertThat(setting.done).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void liveWorkIsBeforeBulkWorkAndFirstUploadsBeforeFurtherOnes(TestDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, folder)) {
            GradingQueue filling = GradingQueue.withoutGraders(setting.database, setting.submissions);
            filling.addBulk("bulk");
            long diligent = setting.person("student07");
            long patient = setting.person("student08");
            long first = setting.handIn(filling, diligent, "first");
            long second = setting.handIn(filling, diligent, "second");
            long other = setting.handIn(filling, patient, "other");
            try (GradingQueue queue =
                    GradingQueue.withGraders(setting.database, setting.submissions, 1, setting::note, setting::note)) {
                assertThat(queue.isReady()).isFalse();
                queue.start();
                assertThat(queue.isReady()).isTrue();

                assertThat(setting.awaitDone(4))
                        .containsExactly(Long.toString(first), Long.toString(other), Long.toString(second), "bulk");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatFailedOrIsNotYetDueComesAgain(TestDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, folder)) {
            Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
            Map<String, Next> firstAnswers = new HashMap<>();
            GradingQueue.Work work = id -> {
                int number =
                        tries.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
                if (number == 1 && firstAnswers.get(id) != null) {
                    return firstAnswers.get(id);
                }
                if (number == 1) {
                    throw new IllegalStateException("thrown on purpose");
                }
                return setting.note(id);
            };
            GradingQueue filling = GradingQueue.withoutGraders(setting.database, setting.submissions);
            long later = setting.handIn(filling, setting.person("student07"), "later");
            long again = setting.handIn(filling, setting.person("student08"), "again");
            long thrown = setting.handIn(filling, setting.person("student09"), "thrown");
            firstAnswers.put(Long.toString(later), Next.LATER);
            firstAnswers.put(Long.toString(again), Next.AGAIN);
            try (GradingQueue queue =
                    GradingQueue.withGraders(setting.database, setting.submissions, 2, work, setting::note)) {
                queue.start();

                assertThat(setting.awaitDone(3))
                        .containsExactlyInAnyOrder(Long.toString(later), Long.toString(again), Long.toString(thrown));
                assertThat(tries.values()).allMatch(number -> number.get() == 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void stoppingFinishesWhatRunsAndLeavesWhatWaits(TestDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, folder)) {
            CountDownLatch running = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            GradingQueue queue = GradingQueue.withGraders(
                    setting.database,
                    setting.submissions,
                    1,
                    id -> {
                        running.countDown();
                        try {
                            go.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return setting.note(id);
                    },
                    setting::note);
            long first = setting.handIn(queue, setting.person("student07"), "first");
            queue.start();
            queue.wake();
            assertThat(running.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            long waits = setting.handIn(queue, setting.person("student08"), "waits");
            Thread stopping = new Thread(queue::close);
            stopping.start();
            while (queue.isReady()) {
                Thread.onSpinWait();
            }
            go.countDown();
            stopping.join(Duration.ofSeconds(PATIENCE_SECONDS).toMillis());
            assertThat(stopping.isAlive()).isFalse();

            assertThat(setting.done).containsExactly(Long.toString(first));
            try (GradingQueue next =
                    GradingQueue.withGraders(setting.database, setting.submissions, 1, setting::note, setting::note)) {
                next.start();
                assertThat(setting.awaitDone(2)).containsExactly(Long.toString(first), Long.toString(waits));
            }
        }
    }
}

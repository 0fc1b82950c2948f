package org.gradus.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.course.DuePlan;
import org.gradus.grading.Grader;
import org.gradus.store.Batches;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Database;
import org.gradus.store.Extensions;
import org.gradus.store.Person;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;
import org.gradus.submission.BulkZip;
import org.gradus.submission.SubmissionSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what a whole class handed in elsewhere: reads the zip and looks at each jar, and later makes submissions of them, all in one
 * transaction. They are graded behind everything that students upload themselves.
 */
public final class BatchIntake {
    /** The most jars in one zip. */
    private static final int MOST_FILES = 2_000;

    /** The most that a zip may unpack to, counted while it is unpacked. */
    private static final long MOST_BYTES = 2L << 30;

    /** Jars hardly shrink when they are packed once more: what unpacks to so many times its size holds something else. */
    private static final int MOST_TIMES = 50;

    /** Up to here a zip may unpack to whatever it likes. */
    private static final long FREE_BYTES = 64L << 20;

    /** So much is stored in one transaction: small ones cost a write to the disk each, large ones keep others waiting. */
    private static final long PORTION = 4L << 20;

    private final Database database;
    private final Submissions submissions;
    private final Teams teams;
    private final Extensions extensions;
    private final GradingQueue queue;
    private final LoadedAssignments catalog;
    private final Intake intake;
    private final Batches batches;
    private final Clock clock;

    /** @param intake knows what is wrong with a jar */
    public BatchIntake(
            Database database,
            Submissions submissions,
            Teams teams,
            Extensions extensions,
            GradingQueue queue,
            LoadedAssignments catalog,
            Intake intake,
            Batches batches,
            Clock clock) {
        this.database = database;
        this.submissions = submissions;
        this.teams = teams;
        this.extensions = extensions;
        this.queue = queue;
        this.catalog = catalog;
        this.intake = intake;
        this.batches = batches;
        this.clock = clock;
    }

    /** What reading a zip came to. */
    public sealed interface Read {
        /** It can be looked at. */
        record Open(long batch) implements Read {}

        /** Nothing is kept of it; the sentence says why. */
        record Refused(String sentence) implements Read {}
    }

    /** When the files count as handed in. */
    public enum Timing {
        /** In time, unless the platform marks them as late; those are late by less than a day. */
        AS_MARKED,
        /** At the moment when the batch is taken: what is past its deadline is late. */
        NOW
    }

    /** Reads a zip; it can be taken afterwards. The file is not needed any more then. */
    public Read read(CourseAssignment assignment, Person by, String fileName, String once, Path zip)
            throws IOException {
        batches.expire();
        Optional<Batches.Batch> first = batches.byOnce(assignment.id(), once);
        if (first.isPresent()) {
            return new Read.Open(first.get().id());
        }
        try (BulkZip bulk = BulkZip.open(zip, (int) intake.limit())) {
            List<SubmissionSource> sources = bulk.found().submissions();
            if (sources.isEmpty()) {
                return new Read.Refused("The zip holds no file that could be graded. "
                        + String.join(" ", bulk.found().notes()));
            }
            if (sources.size() > MOST_FILES) {
                return new Read.Refused("The zip holds the files of " + sources.size() + " students; at most "
                        + MOST_FILES + " are taken at a time. Upload the class in parts.");
            }
            long batch = batches.begin(assignment.id(), by, FileName.shown(fileName));
            boolean whole = false;
            try {
                whole = fill(batch, catalog.get(assignment.catalogId()), sources, mostBytes(zip));
            } finally {
                if (!whole) {
                    batches.discard(batch);
                }
            }
            return whole
                    ? new Read.Open(batches.open(
                            batch, assignment.id(), once, bulk.found().notes()))
                    : new Read.Refused("The zip unpacks to more than " + (mostBytes(zip) >> 20)
                            + " MiB, like a decompression bomb. Upload the class in parts, jars only.");
        } catch (BulkZip.Unusable unusable) {
            return new Read.Refused(unusable.sentence());
        }
    }

    private static long mostBytes(Path zip) throws IOException {
        return Math.min(MOST_BYTES, Math.max(FREE_BYTES, MOST_TIMES * Files.size(zip)));
    }

    /** An item with its content, to be stored. */
    private record Looked(Batches.Item item, byte[] content) {}

    /** Stores all files; false if there is too much of it. */
    private boolean fill(long batch, Assignment assignment, List<SubmissionSource> sources, long mostBytes) {
        long unpacked = 0;
        long waiting = 0;
        List<Looked> portion = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Looked looked = look(i + 1, sources.get(i), assignment);
            unpacked += looked.content.length;
            if (unpacked > mostBytes) {
                return false;
            }
            waiting += looked.content.length;
            portion.add(looked);
            if (waiting > PORTION || i == sources.size() - 1) {
                List<Looked> now = List.copyOf(portion);
                batches.together(() -> now.forEach(one -> batches.add(batch, one.item, one.content)));
                portion.clear();
                waiting = 0;
            }
        }
        return true;
    }

    private Looked look(int number, SubmissionSource source, Assignment assignment) {
        byte[] content = {};
        String problem = null;
        if (source.content() instanceof SubmissionSource.Content.Upload upload) {
            try {
                content = upload.loader().load();
                List<String> problems = intake.problems(assignment, source.fileName(), content);
                problem = problems.isEmpty() ? null : String.join(" ", problems);
            } catch (IOException e) {
                problem = "The file is damaged within the zip and does not unpack. Download the zip again.";
            }
        } else if (source.content() instanceof SubmissionSource.Content.Unreadable unreadable) {
            problem = unreadable.sentence();
        }
        return new Looked(
                new Batches.Item(
                        number,
                        source.key(),
                        source.displayName(),
                        FileName.shown(source.fileName()),
                        source.late(),
                        source.platformIds(),
                        source.notes(),
                        content.length == 0 ? "" : Grader.sha256(content),
                        content.length,
                        problem,
                        null,
                        null),
                content);
    }

    /**
     * What became of the files of a batch.
     *
     * @param fresh how many are submissions now that were none
     * @param same how many their students had handed in already
     */
    public record Taken(int fresh, int same) {}

    /**
     * Makes submissions of the files of an open batch.
     *
     * @param people whose each file is, by its number; what is not in it is left out
     * @param note writes down that it was done, in the same transaction
     * @return empty if it was taken already, or is gone
     */
    public Optional<Taken> take(
            CourseAssignment assignment,
            Batches.Batch batch,
            Map<Integer, Long> people,
            Timing timing,
            Consumer<Taken> note) {
        Optional<Taken> taken = database.transaction(handle -> {
            if (!batches.take(batch.id())) {
                return Optional.empty();
            }
            Map<Long, DuePlan> students = extensions.plans(assignment);
            List<Batches.Item> items = batches.items(batch.id()).stream()
                    .filter(item -> item.problem() == null && people.containsKey(item.number()))
                    .filter(item -> students.containsKey(people.get(item.number())))
                    .toList();
            submissions.holdPlaces(
                    assignment.id(),
                    items.stream().map(item -> people.get(item.number())).collect(Collectors.toSet()));
            int fresh = 0;
            for (Batches.Item item : items) {
                long person = Objects.requireNonNull(people.get(item.number()));
                DuePlan plan = Objects.requireNonNull(students.get(person));
                if (hand(assignment, batch.id(), item, person, received(plan, item.late(), timing))) {
                    fresh++;
                }
            }
            batches.release(batch.id());
            Taken done = new Taken(fresh, items.size() - fresh);
            note.accept(done);
            return Optional.of(done);
        });
        queue.wake();
        return taken;
    }

    /** Makes a submission of a file; false if the student, or the student's team, has handed it in before. */
    private boolean hand(CourseAssignment assignment, long batch, Batches.Item item, long person, Instant received) {
        @Nullable Long team = teams.teamOf(assignment.id(), person).orElse(null);
        Optional<StoredSubmission> same = submissions.of(assignment.id(), person, team).stream()
                .filter(earlier -> earlier.sha256().equals(item.sha256()))
                .findFirst();
        if (same.isPresent()) {
            batches.became(batch, item.number(), person, same.get().id());
            return false;
        }
        long submission = submissions
                .receiveKept(
                        assignment.id(),
                        person,
                        team,
                        item.sha256(),
                        item.fileName(),
                        StoredSubmission.BATCH,
                        "batch " + batch + " " + item.number(),
                        received.toEpochMilli())
                .orElseThrow();
        queue.addBehind(submission);
        batches.became(batch, item.number(), person, submission);
        return true;
    }

    /** Platforms write no time into a download; of a file that is late, no more is known than that. */
    private Instant received(DuePlan plan, boolean late, Timing timing) {
        Instant now = clock.instant();
        Instant due = plan.due();
        if (timing == Timing.NOW || due == null || !now.isAfter(due)) {
            return now;
        }
        return late ? due.plusMillis(1) : due;
    }
}

package org.gradus.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.grading.Grader;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Database;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;
import org.gradus.submission.Implementations;
import org.gradus.submission.Inspection;
import org.gradus.submission.InspectionLimits;
import org.gradus.submission.JarInspector;

/**
 * Takes uploads in: looks at the jar, and stores and queues it in one transaction. What is acknowledged here is on the disk and will be
 * graded.
 */
public final class Intake {
    private static final int LONGEST_NAME = 200;

    private final Database database;
    private final Submissions submissions;
    private final Teams teams;
    private final GradingQueue queue;
    private final LoadedAssignments catalog;
    private final int workerFeature;
    private final Clock clock;

    /** @param workerFeature the feature version of the Java that runs submissions: newer class files are refused */
    public Intake(
            Database database,
            Submissions submissions,
            Teams teams,
            GradingQueue queue,
            LoadedAssignments catalog,
            int workerFeature,
            Clock clock) {
        this.database = database;
        this.submissions = submissions;
        this.teams = teams;
        this.queue = queue;
        this.catalog = catalog;
        this.workerFeature = workerFeature;
        this.clock = clock;
    }

    /**
     * What comes in.
     *
     * @param via how: browser, token, batch or demo
     * @param once made for one form: what comes twice with the same one is one submission
     */
    public record Upload(long person, String fileName, byte[] content, String via, String once) {}

    /** How taking it in ended. */
    public sealed interface Taken {
        /** Stored and queued. */
        record Accepted(long submission) implements Taken {}

        /** The same form was sent before: this is its submission. */
        record SentTwice(long submission) implements Taken {}

        /** The same file was handed in before. */
        record SameFile(long submission) implements Taken {}

        /** The file cannot be graded, and says why; nothing is stored and no attempt used. */
        record Refused(List<String> sentences) implements Taken {}
    }

    /** The most bytes that an upload may have. */
    public long limit() {
        return InspectionLimits.standard(workerFeature).bytes();
    }

    /** Takes an upload in, now. */
    public Taken take(CourseAssignment assignment, Upload upload) {
        return take(assignment, upload, clock.instant());
    }

    /** Takes an upload in as if it had come at the given time: for demonstrations and for files from a learning platform. */
    public Taken take(CourseAssignment assignment, Upload upload, Instant received) {
        Optional<StoredSubmission> sent = submissions.byOnce(upload.person(), upload.once());
        if (sent.isPresent()) {
            return new Taken.SentTwice(sent.get().id());
        }
        String sha256 = Grader.sha256(upload.content());
        Long team = teams.teamOf(assignment.id(), upload.person()).orElse(null);
        Optional<StoredSubmission> same = submissions.of(assignment.id(), upload.person(), team).stream()
                .filter(earlier -> earlier.sha256().equals(sha256))
                .findFirst();
        if (same.isPresent()) {
            return new Taken.SameFile(same.get().id());
        }
        List<String> problems = problems(catalog.get(assignment.catalogId()), upload);
        if (!problems.isEmpty()) {
            return new Taken.Refused(problems);
        }
        String name = upload.fileName().length() <= LONGEST_NAME
                ? upload.fileName()
                : upload.fileName().substring(0, LONGEST_NAME);
        Optional<Long> stored = database.transaction(handle -> {
            Optional<Long> id = submissions.receive(
                    assignment.id(),
                    upload.person(),
                    team,
                    sha256,
                    upload.content(),
                    name,
                    upload.via(),
                    upload.once(),
                    received.toEpochMilli());
            id.ifPresent(fresh -> queue.add(fresh, upload.person()));
            return id;
        });
        if (stored.isEmpty()) {
            return new Taken.SentTwice(submissions
                    .byOnce(upload.person(), upload.once())
                    .orElseThrow()
                    .id());
        }
        queue.wake();
        return new Taken.Accepted(stored.get());
    }

    /** What keeps the jar from being graded, seen without running it. */
    private List<String> problems(Assignment assignment, Upload upload) {
        Inspection inspection =
                JarInspector.inspect(upload.content(), upload.fileName(), InspectionLimits.standard(workerFeature));
        if (inspection instanceof Inspection.Refused refused) {
            return List.of(refused.refusal().sentence());
        }
        Implementations found = Implementations.find(
                ((Inspection.Accepted) inspection).classes(),
                assignment.roleNames(),
                Implementations.hierarchy(assignment.interfaces()));
        return found instanceof Implementations.Problems problems ? problems.sentences() : List.of();
    }
}

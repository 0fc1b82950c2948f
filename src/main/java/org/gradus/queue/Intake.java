package org.gradus.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.course.AttemptBucket;
import org.gradus.grading.Grader;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Database;
import org.gradus.store.Extensions;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;
import org.gradus.submission.Implementations;
import org.gradus.submission.Inspection;
import org.gradus.submission.InspectionLimits;
import org.gradus.submission.JarInspector;
import org.jspecify.annotations.Nullable;

/**
 * Takes uploads in: looks at the jar, and stores and queues it in one transaction. What is acknowledged here is on the disk and will be
 * graded.
 */
public final class Intake {
    private final Database database;
    private final Submissions submissions;
    private final Teams teams;
    private final Extensions extensions;
    private final GradingQueue queue;
    private final LoadedAssignments catalog;
    private final int workerFeature;
    private final Clock clock;

    /** @param workerFeature the feature version of the Java that runs submissions: newer class files are refused */
    public Intake(
            Database database,
            Submissions submissions,
            Teams teams,
            Extensions extensions,
            GradingQueue queue,
            LoadedAssignments catalog,
            int workerFeature,
            Clock clock) {
        this.database = database;
        this.submissions = submissions;
        this.teams = teams;
        this.extensions = extensions;
        this.queue = queue;
        this.catalog = catalog;
        this.workerFeature = workerFeature;
        this.clock = clock;
    }

    /**
     * What comes in.
     *
     * @param fileName as it was sent: only ever shown, and without what cannot be, see {@link FileName}
     * @param via how: browser, token, batch or demo
     * @param once made for one form: what comes twice with the same one is one submission
     */
    public record Upload(long person, String fileName, byte[] content, String via, String once) {
        public Upload {
            fileName = FileName.shown(fileName);
        }
    }

    /** Why an upload is not taken now. */
    public enum Reason {
        NOT_YET_OPEN,
        CLOSED,
        NO_ATTEMPT_LEFT
    }

    /** How taking it in ended. */
    public sealed interface Taken {
        /** Stored and queued. */
        record Accepted(long submission) implements Taken {}

        /** The same form was sent before: this is its submission. */
        record SentTwice(long submission) implements Taken {}

        /** The same file was handed in before. */
        record SameFile(long submission) implements Taken {}

        /** Uploads are not taken now; {@code next} is when an attempt comes back, if one does. */
        record NotNow(Reason reason, Optional<Instant> next) implements Taken {}

        /** The file cannot be graded, and says why; nothing is stored and no attempt used. */
        record Refused(List<String> sentences) implements Taken {}
    }

    /** The most bytes that an upload may have. */
    public long limit() {
        return InspectionLimits.standard(workerFeature).bytes();
    }

    /** Takes an upload in, now, if the assignment is open for this person and an attempt is left. */
    public Taken take(CourseAssignment assignment, Upload upload) {
        return take(assignment, upload, clock.instant(), true);
    }

    /**
     * Takes an upload in whatever deadlines and attempts say, as if it had come at the given time: what staff hand in for a trial, files
     * from a learning platform, demonstrations.
     */
    public Taken takeAnyway(CourseAssignment assignment, Upload upload, Instant received) {
        return take(assignment, upload, received, false);
    }

    private Taken take(CourseAssignment assignment, Upload upload, Instant received, boolean byTheRules) {
        Taken taken = inspected(assignment, upload, received, byTheRules);
        if (taken instanceof Taken.Accepted) {
            queue.wake();
        }
        return taken;
    }

    /** What can be told without the database's lock comes first: reading a jar takes its time. */
    private Taken inspected(CourseAssignment assignment, Upload upload, Instant received, boolean byTheRules) {
        String sha256 = Grader.sha256(upload.content());
        Optional<Taken> known = known(place(assignment, upload.person()), upload, sha256, received, byTheRules);
        if (known.isPresent()) {
            return known.get();
        }
        List<String> problems = problems(catalog.get(assignment.catalogId()), upload.fileName(), upload.content());
        if (!problems.isEmpty()) {
            return new Taken.Refused(problems);
        }
        return database.transaction(handle -> {
            // Two uploads at once must not share the last attempt: the second waits here and looks again.
            submissions.holdPlace(assignment.id(), upload.person());
            Place place = place(assignment, upload.person());
            return known(place, upload, sha256, received, byTheRules)
                    .orElseGet(() -> store(place, upload, sha256, received));
        });
    }

    private Place place(CourseAssignment assignment, long person) {
        return new Place(
                assignment, person, teams.teamOf(assignment.id(), person).orElse(null));
    }

    private Taken store(Place place, Upload upload, String sha256, Instant received) {
        Optional<Long> id = submissions.receive(
                place.assignment.id(),
                upload.person(),
                place.team,
                sha256,
                upload.content(),
                upload.fileName(),
                upload.via(),
                upload.once(),
                received.toEpochMilli());
        if (id.isEmpty()) {
            return new Taken.SentTwice(submissions
                    .byOnce(upload.person(), upload.once())
                    .orElseThrow()
                    .id());
        }
        queue.add(id.get(), upload.person());
        return new Taken.Accepted(id.get());
    }

    /** The answer that does not depend on the jar's content, if there is one. */
    private Optional<Taken> known(Place place, Upload upload, String sha256, Instant now, boolean byTheRules) {
        Optional<StoredSubmission> sent = submissions.byOnce(upload.person(), upload.once());
        if (sent.isPresent()) {
            return Optional.of(new Taken.SentTwice(sent.get().id()));
        }
        List<StoredSubmission> earlier = submissions.of(place.assignment.id(), place.person, place.team);
        Optional<StoredSubmission> same = earlier.stream()
                .filter(submission -> submission.sha256().equals(sha256))
                .findFirst();
        if (same.isPresent()) {
            return Optional.of(new Taken.SameFile(same.get().id()));
        }
        return byTheRules ? notNow(place, earlier, now) : Optional.empty();
    }

    private Optional<Taken> notNow(Place place, List<StoredSubmission> earlier, Instant now) {
        switch (extensions.plan(place.assignment, place.person).state(now)) {
            case NOT_YET_OPEN -> {
                return Optional.of(new Taken.NotNow(Reason.NOT_YET_OPEN, Optional.empty()));
            }
            case CLOSED -> {
                return Optional.of(new Taken.NotNow(Reason.CLOSED, Optional.empty()));
            }
            case OPEN, LATE -> {}
        }
        AttemptBucket bucket = AttemptBucket.of(
                place.assignment.attemptPolicy(),
                place.assignment.opens(),
                earlier.stream()
                        .filter(StoredSubmission::counts)
                        .map(StoredSubmission::received)
                        .toList(),
                extensions
                        .granted(place.assignment.id(), place.person)
                        .map(Extensions.Granted::extraAttempts)
                        .orElse(0));
        return bucket.mayTake(now)
                ? Optional.empty()
                : Optional.of(new Taken.NotNow(Reason.NO_ATTEMPT_LEFT, bucket.nextAt(now)));
    }

    /** What keeps the jar from being graded, seen without running it. */
    List<String> problems(Assignment assignment, String fileName, byte[] content) {
        Inspection inspection = JarInspector.inspect(content, fileName, InspectionLimits.standard(workerFeature));
        if (inspection instanceof Inspection.Refused refused) {
            return List.of(refused.refusal().sentence());
        }
        Implementations found = Implementations.find(
                ((Inspection.Accepted) inspection).classes(),
                assignment.roleNames(),
                Implementations.hierarchy(assignment.interfaces()));
        return found instanceof Implementations.Problems problems ? problems.sentences() : List.of();
    }

    /** Whose upload for what. */
    private record Place(
            CourseAssignment assignment,
            long person,
            @Nullable Long team) {}
}

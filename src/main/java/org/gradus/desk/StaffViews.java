package org.gradus.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.course.Attempt;
import org.gradus.decompiler.Decompiler;
import org.gradus.grading.ScoreReport;
import org.gradus.queue.GradingQueue;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.store.AuditLog;
import org.gradus.store.ClassWork;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Database;
import org.gradus.store.Gradings;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.submission.ClassFacts;
import org.gradus.submission.JarContents;

/** Puts together what staff see of a submission, and sends one that met a fault of ours into the queue again. */
public final class StaffViews {
    private final Texts texts;
    private final Database database;
    private final People people;
    private final Submissions submissions;
    private final Gradings gradings;
    private final ClassWork work;
    private final GradingQueue queue;
    private final AuditLog audit;
    private final Optional<Decompiler> decompiler;

    /** @param decompiler empty if this process has no sandbox for it */
    public StaffViews(
            Texts texts,
            Database database,
            People people,
            Submissions submissions,
            Gradings gradings,
            ClassWork work,
            GradingQueue queue,
            AuditLog audit,
            Optional<Decompiler> decompiler) {
        this.texts = texts;
        this.database = database;
        this.people = people;
        this.submissions = submissions;
        this.gradings = gradings;
        this.work = work;
        this.queue = queue;
        this.audit = audit;
        this.decompiler = decompiler;
    }

    public StaffView of(Viewer viewer, StoredSubmission submission) {
        CourseAssignment assignment = viewer.theAssignment();
        Times times = new Times(viewer.zone());
        JarContents jar = JarContents.read(
                submissions.jar(submission.sha256()),
                submission.fileName(),
                Runtime.version().feature());
        return new StaffView(
                name(submission),
                Addresses.student(assignment, submission.person()),
                facts(submission, times),
                "./gradus check --assignment " + assignment.catalogId() + " " + quoted(submission.fileName()),
                attempts(assignment, submission, times),
                jar.classes().stream()
                        .map(facts -> new StaffView.ClassRow(facts.name(), kind(facts)))
                        .toList(),
                jar.sources().stream()
                        .map(source -> StaffView.Source.of(source.path(), source.text()))
                        .toList(),
                jar.cut(),
                submission.state() == StoredSubmission.State.FAULT);
    }

    /** The classes of the jar, turned back into sources. */
    public Decompiled decompiled(StoredSubmission submission) {
        if (decompiler.isEmpty()) {
            return new Decompiled(texts.get("decompiled.no-sandbox"), List.of());
        }
        Map<String, byte[]> classes = JarContents.classFiles(
                submissions.jar(submission.sha256()),
                submission.fileName(),
                Runtime.version().feature());
        if (classes.isEmpty()) {
            return new Decompiled(texts.get("decompiled.no-classes"), List.of());
        }
        Decompiler.Decompiled made = decompiler.get().of(submission.sha256(), classes);
        return new Decompiled(
                problem(made.ended()),
                made.sources().stream()
                        .map(source -> StaffView.Source.of(source.path(), JarContents.visible(source.text())))
                        .toList());
    }

    private String problem(WorkerOutcome ended) {
        return switch (ended) {
            case OK -> "";
            case TIMED_OUT -> texts.get("decompiled.slow");
            case OUT_OF_MEMORY -> texts.get("decompiled.memory");
            case FLOODED -> texts.get("decompiled.long");
            case THREW, EXITED, CRASHED, PROTOCOL_BROKEN, REFUSED_TO_LOAD -> texts.get("decompiled.failed");
            case GRADER_FAULT -> texts.get("decompiled.fault");
        };
    }

    /**
     * What came of it.
     *
     * @param problem why there is nothing, and what to do; empty if there is something
     */
    public record Decompiled(String problem, List<StaffView.Source> sources) {}

    private String name(StoredSubmission submission) {
        return people.byId(submission.person()).map(Person::name).orElseGet(() -> texts.get("student.gone"));
    }

    private List<StaffView.Fact> facts(StoredSubmission submission, Times times) {
        List<StaffView.Fact> facts = new ArrayList<>();
        fact(facts, "received", times.at(submission.received()));
        fact(facts, "via", texts.get("staff.via." + submission.via()));
        fact(facts, "counts", texts.get(submission.counts() ? "staff.yes" : "staff.no"));
        fact(facts, "tries", Integer.toString(submissions.tries(submission.id())));
        Optional.ofNullable(submission.grading())
                .flatMap(gradings::report)
                .map(ScoreReport::facts)
                .ifPresent(run -> {
                    fact(facts, "workers", Integer.toString(run.workers()));
                    fact(facts, "java", run.java());
                    fact(facts, "sandbox", run.sandboxLevel() + ": " + run.sandbox());
                    fact(facts, "duration", texts.get("staff.ms", run.duration().toMillis()));
                });
        fact(facts, "sha256", submission.sha256());
        return facts;
    }

    private void fact(List<StaffView.Fact> facts, String key, String value) {
        facts.add(new StaffView.Fact(texts.get("staff." + key), value));
    }

    private List<StaffView.Attempt> attempts(CourseAssignment assignment, StoredSubmission submission, Times times) {
        return work.of(assignment.id(), submission.person()).stream()
                .map(ClassWork.Entry::attempt)
                .sorted(Comparator.comparing(Attempt::received).reversed())
                .map(attempt -> new StaffView.Attempt(
                        Addresses.submission(assignment, attempt.id()),
                        times.at(attempt.received()),
                        texts.get("state." + attempt.state()),
                        attempt.state() == Attempt.State.GRADED
                                ? texts.get("score.value", Points.of(attempt.points()), Points.of(attempt.maxPoints()))
                                : "",
                        attempt.id() == submission.id()))
                .toList();
    }

    private String kind(ClassFacts facts) {
        String kind = texts.get(
                facts.isInterface() ? "staff.interface" : facts.isAbstract() ? "staff.abstract" : "staff.class");
        return facts.interfaces().isEmpty()
                ? kind
                : texts.get("staff.implements", kind, String.join(", ", facts.interfaces()));
    }

    /** One word of a shell, whatever the student called the file. */
    private static String quoted(String fileName) {
        return fileName.matches("[A-Za-z0-9][A-Za-z0-9._-]*") ? fileName : "'./" + fileName.replace("'", "'\\''") + "'";
    }

    /** Queues a submission again after a fault of ours; false if it has none, or is queued already. */
    public boolean again(Viewer viewer, StoredSubmission submission) {
        boolean queued = database.transaction(handle -> {
            StoredSubmission now = submissions.byId(submission.id()).orElseThrow(Refused::notFound);
            if (now.state() != StoredSubmission.State.FAULT) {
                return false;
            }
            submissions.waitAgain(now.id());
            queue.add(now.id(), now.person());
            audit.note(
                    viewer.signedIn(),
                    viewer.theAssignment().course(),
                    "submission.again",
                    name(now) + ", " + viewer.theAssignment().title(),
                    texts.get("staff.submission", now.id()));
            return true;
        });
        if (queued) {
            queue.wake();
        }
        return queued;
    }
}

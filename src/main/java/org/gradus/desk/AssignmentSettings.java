package org.gradus.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradus.course.DeadlineChange;
import org.gradus.course.DuePlan;
import org.gradus.store.AuditLog;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Extensions;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;

/**
 * Changes what is set for an assignment in a course. A change that may surprise students is only made when its consequences were read and
 * confirmed.
 */
public final class AssignmentSettings {
    private final Texts texts;
    private final Database database;
    private final Courses courses;
    private final CourseAssignments assignments;
    private final Submissions submissions;
    private final Extensions extensions;
    private final AuditLog audit;
    private final Clock clock;

    AssignmentSettings(Services services, Texts texts) {
        this.texts = texts;
        this.database = services.database();
        this.courses = services.courses();
        this.assignments = services.assignments();
        this.submissions = services.submissions();
        this.extensions = services.extensions();
        this.audit = services.audit();
        this.clock = services.clock();
    }

    /**
     * Makes the change.
     *
     * @param confirmed the fingerprint of the warnings that were read; empty if none were
     */
    public Made<CourseAssignment> change(Viewer viewer, AssignmentForm form, String confirmed) {
        List<String> problems = new ArrayList<>();
        Optional<CourseAssignment> wanted = form.over(
                viewer.theAssignment(), new CourseTime(viewer.theCourse().timeZone()), texts, problems);
        if (wanted.isEmpty()) {
            return Made.not(problems);
        }
        return database.transaction(handle -> {
            courses.hold(viewer.theCourse().id());
            CourseAssignment before = assignments.byId(wanted.get().id()).orElseThrow(Refused::notFound);
            List<String> warnings = warnings(before, wanted.get());
            if (!warnings.isEmpty() && !confirmed.equals(Fingerprint.of(warnings))) {
                return Made.toConfirm(warnings);
            }
            assignments.update(wanted.get());
            String changes = Differences.between(words(before), words(wanted.get()));
            if (!changes.isEmpty()) {
                audit.note(viewer.person(), before.course(), "assignment.changed", before.title(), changes);
            }
            return Made.of(wanted.get());
        });
    }

    /** What should be known before the change is made. As long as an assignment is a draft, nobody has planned with its dates. */
    private List<String> warnings(CourseAssignment before, CourseAssignment after) {
        List<String> warnings = new ArrayList<>(DeadlineChange.warnings(
                before.published() ? before.schedule() : null,
                after.schedule(),
                extensions.of(before.id()).stream()
                        .map(Extensions.Granted::extension)
                        .filter(Objects::nonNull)
                        .toList(),
                becomingLate(before, after),
                clock.instant()));
        int handedIn = submissions.count(before.id());
        if (before.published() && !after.published() && handedIn > 0) {
            warnings.add(texts.get("settings.warning.hidden", handedIn));
        }
        if (before.counting() != after.counting() && handedIn > 0) {
            warnings.add(texts.get("settings.warning.counting"));
        }
        return warnings;
    }

    /** Attempts that are on time now and would be late, each student's own extra time considered. */
    private long becomingLate(CourseAssignment before, CourseAssignment after) {
        Instant due = after.due();
        if (due == null || Objects.equals(before.due(), due)) {
            return 0;
        }
        Map<Long, DuePlan> old = extensions.plans(before);
        Map<Long, DuePlan> now = extensions.plans(after);
        return submissions.since(before.id(), due).stream()
                .filter(StoredSubmission::counts)
                .filter(submission -> isLate(now, submission) && !isLate(old, submission))
                .count();
    }

    private static boolean isLate(Map<Long, DuePlan> plans, StoredSubmission submission) {
        DuePlan plan = plans.get(submission.person());
        return plan != null && !plan.lateBy(submission.received()).isZero();
    }

    private static List<Differences.Fact> words(CourseAssignment assignment) {
        return List.of(
                new Differences.Fact("title", assignment.title()),
                new Differences.Fact("published", assignment.published()),
                new Differences.Fact("opens", assignment.opens()),
                new Differences.Fact("due", assignment.due()),
                new Differences.Fact("late due", assignment.lateDue()),
                new Differences.Fact("penalty per day", Numbers.percent(assignment.latePenaltyPerDay()) + " %"),
                new Differences.Fact("attempts", assignment.attempts()),
                new Differences.Fact("minutes until an attempt comes back", assignment.attemptRefillMinutes()),
                new Differences.Fact("counts", assignment.counting()),
                new Differences.Fact("diagnosis", assignment.diagnosis()),
                new Differences.Fact("team size", assignment.teamSize()));
    }

    /** Publishes the grades or takes that back. */
    public CourseAssignment publishGrades(Viewer viewer, boolean publish) {
        CourseAssignment assignment = viewer.theAssignment();
        return database.transaction(handle -> {
            courses.hold(assignment.course());
            CourseAssignment before = assignments.byId(assignment.id()).orElseThrow(Refused::notFound);
            if (publish == (before.gradesPublished() != null)) {
                return before;
            }
            CourseAssignment after = before.withGradesPublished(publish ? clock.instant() : null);
            assignments.update(after);
            audit.note(
                    viewer.person(),
                    before.course(),
                    publish ? "grades.published" : "grades.withdrawn",
                    before.title(),
                    "");
            return after;
        });
    }

    /** Takes the assignment out of the course, if nothing was handed in. */
    public Made<CourseAssignment> remove(Viewer viewer) {
        CourseAssignment assignment = viewer.theAssignment();
        return database.transaction(handle -> {
            courses.hold(assignment.course());
            if (!assignments.remove(assignment.id())) {
                return Made.not(texts.get("settings.remove.handed-in"));
            }
            audit.note(
                    viewer.person(),
                    assignment.course(),
                    "assignment.removed",
                    assignment.title(),
                    assignment.catalogId());
            return Made.of(assignment);
        });
    }
}

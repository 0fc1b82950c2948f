package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradus.course.CountingRule;
import org.gradus.course.DeadlineChange;
import org.gradus.course.DuePlan;
import org.gradus.diagnosis.Detail;
import org.gradus.store.AuditLog;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Extensions;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;

/**
 * What an instructor sets for an assignment in a course: dates, attempts, which attempt counts, who sees what. A change that may surprise
 * students is only made when its consequences were read and confirmed.
 */
final class AssignmentSettingsPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}";

    private final Pages pages;
    private final Database database;
    private final Courses courses;
    private final CourseAssignments assignments;
    private final Submissions submissions;
    private final Extensions extensions;
    private final AuditLog audit;
    private final Clock clock;

    AssignmentSettingsPages(
            Pages pages,
            Database database,
            Courses courses,
            CourseAssignments assignments,
            Submissions submissions,
            Extensions extensions,
            AuditLog audit,
            Clock clock) {
        this.pages = pages;
        this.database = database;
        this.courses = courses;
        this.assignments = assignments;
        this.submissions = submissions;
        this.extensions = extensions;
        this.audit = audit;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE + "/settings", this::settings, Access.INSTRUCTOR);
        routes.post(PLACE + "/settings", this::change, Access.INSTRUCTOR);
        routes.post(PLACE + "/grades", this::grades, Access.INSTRUCTOR);
        routes.post(PLACE + "/remove", this::remove, Access.INSTRUCTOR);
    }

    private void settings(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        show(
                ctx,
                AssignmentForm.of(
                        viewer.theAssignment(),
                        new CourseTime(viewer.theCourse().timeZone())),
                List.of(),
                List.of());
    }

    /**
     * Shows the form.
     *
     * @param warnings what is to be confirmed before the settings of the form are taken
     */
    private void show(Context ctx, AssignmentForm form, List<String> problems, List<String> warnings) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Instant published = assignment.gradesPublished();
        ctx.status(problems.isEmpty() && warnings.isEmpty() ? 200 : 422);
        pages.page(ctx, pages.texts().get("settings.title"))
                .under(viewer.theCourse(), assignment)
                .tabs(StaffTabs.of(viewer, pages.texts(), StaffTabs.Part.SETTINGS))
                .with("assignment", assignment)
                .with("address", Addresses.assignment(assignment))
                .with("filled", form)
                .with("zone", viewer.theCourse().timeZone().getId())
                .with("problems", problems)
                .with("warnings", warnings)
                .with("confirmation", Fingerprint.of(warnings))
                .with("countings", CountingRule.values())
                .with("diagnoses", Detail.values())
                .with("handedIn", submissions.count(assignment.id()))
                .with("gradesPublished", published == null ? "" : new Times(viewer.zone()).at(published))
                .render("assignment-settings");
    }

    private void change(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        AssignmentForm form = AssignmentForm.of(ctx);
        List<String> problems = new ArrayList<>();
        Optional<CourseAssignment> wanted = form.over(
                viewer.theAssignment(), new CourseTime(viewer.theCourse().timeZone()), pages.texts(), problems);
        if (wanted.isEmpty()) {
            show(ctx, form, problems, List.of());
            return;
        }
        String confirmed = Fields.text(ctx, "confirmed");
        List<String> toConfirm = database.transaction(handle -> {
            courses.hold(viewer.theCourse().id());
            CourseAssignment before = assignments.byId(wanted.get().id()).orElseThrow(Refused::notFound);
            List<String> warnings = warnings(before, wanted.get());
            if (!warnings.isEmpty() && !confirmed.equals(Fingerprint.of(warnings))) {
                return warnings;
            }
            assignments.update(wanted.get());
            String changes = Differences.between(words(before), words(wanted.get()));
            if (!changes.isEmpty()) {
                audit.note(viewer.person(), before.course(), "assignment.changed", before.title(), changes);
            }
            return List.of();
        });
        if (!toConfirm.isEmpty()) {
            show(ctx, form, List.of(), toConfirm);
            return;
        }
        pages.redirect(
                ctx,
                Addresses.assignment(viewer.theAssignment()) + "/settings",
                pages.texts().get("settings.saved"));
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
            warnings.add(pages.texts().get("settings.warning.hidden", handedIn));
        }
        if (before.counting() != after.counting() && handedIn > 0) {
            warnings.add(pages.texts().get("settings.warning.counting"));
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
    private void grades(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        boolean publish = switch (Fields.text(ctx, "what")) {
            case "publish" -> true;
            case "withdraw" -> false;
            default -> throw Refused.badRequest("error.request");
        };
        database.transaction(handle -> {
            courses.hold(assignment.course());
            CourseAssignment before = assignments.byId(assignment.id()).orElseThrow(Refused::notFound);
            if (publish != (before.gradesPublished() != null)) {
                assignments.update(before.withGradesPublished(publish ? clock.instant() : null));
                audit.note(
                        viewer.person(),
                        before.course(),
                        publish ? "grades.published" : "grades.withdrawn",
                        before.title(),
                        "");
            }
            return before;
        });
        pages.redirect(
                ctx,
                Addresses.assignment(assignment) + "/settings",
                pages.texts().get(publish ? "settings.grades.published" : "settings.grades.withdrawn"));
    }

    private void remove(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        boolean removed = database.transaction(handle -> {
            courses.hold(assignment.course());
            if (!assignments.remove(assignment.id())) {
                return false;
            }
            audit.note(
                    viewer.person(),
                    assignment.course(),
                    "assignment.removed",
                    assignment.title(),
                    assignment.catalogId());
            return true;
        });
        if (!removed) {
            show(
                    ctx,
                    AssignmentForm.of(
                            assignment, new CourseTime(viewer.theCourse().timeZone())),
                    List.of(pages.texts().get("settings.remove.handed-in")),
                    List.of());
            return;
        }
        pages.redirect(
                ctx, Addresses.course(assignment.course()), pages.texts().get("settings.removed", assignment.title()));
    }
}

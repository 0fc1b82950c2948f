package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.gradus.course.CountingRule;
import org.gradus.desk.Addresses;
import org.gradus.desk.AssignmentForm;
import org.gradus.desk.AssignmentSettings;
import org.gradus.desk.CourseTime;
import org.gradus.desk.Fingerprint;
import org.gradus.desk.Made;
import org.gradus.desk.Refused;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.diagnosis.Detail;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Submissions;

/**
 * What an instructor sets for an assignment in a course: dates, attempts, which attempt counts, who sees what. A change that may surprise
 * students is only made when its consequences were read and confirmed.
 */
final class AssignmentSettingsPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}";

    private final Pages pages;
    private final Submissions submissions;
    private final AssignmentSettings settings;

    AssignmentSettingsPages(Pages pages, Submissions submissions, AssignmentSettings settings) {
        this.pages = pages;
        this.submissions = submissions;
        this.settings = settings;
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
                .with("seen", seen(viewer))
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
        AssignmentForm form = form(ctx);
        String seen = Fields.text(ctx, "seen");
        if (!seen.isEmpty() && !seen.equals(seen(viewer))) {
            show(ctx, form, List.of(pages.texts().get("settings.changed-since")), List.of());
            return;
        }
        Made<CourseAssignment> made = settings.change(viewer, form, Fields.text(ctx, "confirmed"));
        if (!made.done()) {
            show(
                    ctx,
                    form,
                    made.warnings() ? List.of() : made.problems(),
                    made.warnings() ? made.problems() : List.of());
            return;
        }
        pages.redirect(
                ctx,
                Addresses.assignment(viewer.theAssignment()) + "/settings",
                pages.texts().get("settings.saved"));
    }

    /** What the settings are now: whoever changes them from an older page would undo somebody else's change unseen. */
    private static String seen(Viewer viewer) {
        CourseTime time = new CourseTime(viewer.theCourse().timeZone());
        return Fingerprint.of(
                List.of(AssignmentForm.of(viewer.theAssignment(), time).toString()));
    }

    /** Publishes the grades or takes that back. */
    private void grades(Context ctx) {
        boolean publish = switch (Fields.text(ctx, "what")) {
            case "publish" -> true;
            case "withdraw" -> false;
            default -> throw Refused.badRequest("error.request");
        };
        CourseAssignment assignment = settings.publishGrades(Guard.viewer(ctx), publish);
        pages.redirect(
                ctx,
                Addresses.assignment(assignment) + "/settings",
                pages.texts().get(publish ? "settings.grades.published" : "settings.grades.withdrawn"));
    }

    private void remove(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Made<CourseAssignment> made = settings.remove(viewer);
        if (!made.done()) {
            show(
                    ctx,
                    AssignmentForm.of(
                            assignment, new CourseTime(viewer.theCourse().timeZone())),
                    made.problems(),
                    List.of());
            return;
        }
        pages.redirect(
                ctx, Addresses.course(assignment.course()), pages.texts().get("settings.removed", assignment.title()));
    }

    private static AssignmentForm form(Context ctx) {
        return new AssignmentForm(
                Fields.line(ctx, "title"),
                Fields.ticked(ctx, "published"),
                Fields.line(ctx, "opens"),
                Fields.line(ctx, "due"),
                Fields.line(ctx, "late-due"),
                Fields.line(ctx, "penalty"),
                Fields.line(ctx, "attempts"),
                Fields.line(ctx, "refill"),
                Fields.text(ctx, "refill-unit").equals("minutes") ? "minutes" : "hours",
                Fields.line(ctx, "counting"),
                Fields.line(ctx, "diagnosis"),
                Fields.line(ctx, "team-size"));
    }
}

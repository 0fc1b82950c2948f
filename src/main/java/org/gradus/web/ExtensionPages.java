package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradus.course.DuePlan;
import org.gradus.desk.Addresses;
import org.gradus.desk.CourseTime;
import org.gradus.desk.ExtensionGrants;
import org.gradus.desk.Made;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.Extensions;
import org.gradus.store.Person;
import org.jspecify.annotations.Nullable;

/** Who has more time or more attempts for an assignment than the course. */
final class ExtensionPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}/extensions";

    private final Pages pages;
    private final Courses courses;
    private final Extensions extensions;
    private final ExtensionGrants grants;

    ExtensionPages(Pages pages, Courses courses, Extensions extensions, ExtensionGrants grants) {
        this.pages = pages;
        this.courses = courses;
        this.extensions = extensions;
        this.grants = grants;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, this::list, Access.INSTRUCTOR);
        routes.post(PLACE, this::grant, Access.INSTRUCTOR);
        routes.post(PLACE + "/withdraw", this::withdraw, Access.INSTRUCTOR);
    }

    /** Somebody who can be given more. */
    public record Choice(long id, String name) {}

    /**
     * What a student has beyond the course.
     *
     * @param due given for this assignment; empty if none was, like the next two
     * @param extraTime the standing accommodation in percent; 0 if there is none
     * @param ends until when the student may hand in, in the end; empty for no end
     * @param given whether something was given for this assignment, that can be taken back
     */
    public record Row(
            long id,
            String name,
            String due,
            String lateDue,
            String attempts,
            String reason,
            int extraTime,
            String ends,
            boolean given) {}

    private void list(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseTime time = new CourseTime(viewer.theCourse().timeZone());
        ExtensionGrants.Form form = grants.student(
                        viewer, Optional.ofNullable(ctx.queryParam("student")).orElse(""))
                .map(student -> filled(viewer.theAssignment(), student.person(), time))
                .orElse(new ExtensionGrants.Form("", "", "", "", ""));
        show(ctx, form, List.of());
    }

    private ExtensionGrants.Form filled(CourseAssignment assignment, Person student, CourseTime time) {
        String id = Long.toString(student.id());
        return extensions
                .granted(assignment.id(), student.id())
                .map(granted -> new ExtensionGrants.Form(
                        id,
                        time.field(granted.due()),
                        time.field(granted.lateDue()),
                        granted.extraAttempts() == 0 ? "" : Integer.toString(granted.extraAttempts()),
                        granted.reason()))
                .orElse(new ExtensionGrants.Form(id, "", "", "", ""));
    }

    private void show(Context ctx, ExtensionGrants.Form form, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Times times = new Times(viewer.theCourse().timeZone());
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, pages.texts().get("extensions.title"))
                .under(viewer.theCourse(), assignment)
                .tabs(StaffTabs.of(viewer, pages.texts(), StaffTabs.Part.EXTENSIONS))
                .with("address", Addresses.assignment(assignment))
                .with("rosterAddress", Addresses.course(assignment.course()) + "/roster")
                .with("filled", form)
                .with("problems", problems)
                .with("zone", viewer.theCourse().timeZone().getId())
                .with("courseDue", assignment.due() == null ? "" : times.at(assignment.due()))
                .with("courseLateDue", assignment.lateDue() == null ? "" : times.at(assignment.lateDue()))
                .with(
                        "students",
                        grants.students(assignment.course()).stream()
                                .map(student ->
                                        new Choice(student.person().id(), ExtensionGrants.label(student.person())))
                                .toList())
                .with("rows", rows(assignment, times))
                .render("extensions");
    }

    /** All who were given something, also those who have left, and all with a standing accommodation. */
    private List<Row> rows(CourseAssignment assignment, Times times) {
        Map<Long, Extensions.Granted> given = extensions.of(assignment.id()).stream()
                .collect(Collectors.toMap(Extensions.Granted::person, Function.identity()));
        return courses.roster(assignment.course()).stream()
                .filter(enrolment -> given.containsKey(enrolment.person().id())
                        || (enrolment.extraTimePercent() > 0 && enrolment.active()))
                .map(enrolment ->
                        row(assignment, enrolment, given.get(enrolment.person().id()), times))
                .toList();
    }

    private Row row(CourseAssignment assignment, Enrolment enrolment, Extensions.@Nullable Granted given, Times times) {
        DuePlan plan = extensions.plan(assignment, enrolment.person().id());
        return new Row(
                enrolment.person().id(),
                ExtensionGrants.label(enrolment.person()),
                given == null ? "" : shown(given.due(), times),
                given == null ? "" : shown(given.lateDue(), times),
                given == null || given.extraAttempts() == 0 ? "" : "+" + given.extraAttempts(),
                given == null ? "" : given.reason(),
                enrolment.extraTimePercent(),
                shown(plan.lastMoment(), times),
                given != null);
    }

    private static String shown(@Nullable Instant moment, Times times) {
        return moment == null ? "" : times.at(moment);
    }

    private void grant(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        ExtensionGrants.Form form = new ExtensionGrants.Form(
                Fields.text(ctx, "student"),
                Fields.line(ctx, "due"),
                Fields.line(ctx, "late-due"),
                Fields.line(ctx, "attempts"),
                Fields.line(ctx, "reason"));
        Made<Person> made = grants.grant(viewer, form);
        if (!made.done()) {
            show(ctx, form, made.problems());
            return;
        }
        pages.redirect(
                ctx,
                Addresses.assignment(viewer.theAssignment()) + "/extensions",
                pages.texts().get("extensions.saved", made.get().name()));
    }

    private void withdraw(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Person person = grants.withdraw(viewer, Fields.text(ctx, "student"));
        pages.redirect(
                ctx,
                Addresses.assignment(viewer.theAssignment()) + "/extensions",
                pages.texts().get("extensions.withdrawn", person.name()));
    }
}

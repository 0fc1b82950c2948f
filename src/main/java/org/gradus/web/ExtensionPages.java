package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradus.course.DuePlan;
import org.gradus.course.Extension;
import org.gradus.course.Role;
import org.gradus.store.AuditLog;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Enrolment;
import org.gradus.store.Extensions;
import org.gradus.store.Person;
import org.jspecify.annotations.Nullable;

/** Who has more time or more attempts for an assignment than the course. */
final class ExtensionPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}/extensions";
    private static final int MOST_ATTEMPTS = 1_000;

    private final Pages pages;
    private final Database database;
    private final Courses courses;
    private final Extensions extensions;
    private final AuditLog audit;

    ExtensionPages(Pages pages, Database database, Courses courses, Extensions extensions, AuditLog audit) {
        this.pages = pages;
        this.database = database;
        this.courses = courses;
        this.extensions = extensions;
        this.audit = audit;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, this::list, Access.INSTRUCTOR);
        routes.post(PLACE, this::grant, Access.INSTRUCTOR);
        routes.post(PLACE + "/withdraw", this::withdraw, Access.INSTRUCTOR);
    }

    /** The form as it was filled in. */
    public record Form(String person, String due, String lateDue, String attempts, String reason) {}

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
        Form form = student(
                        viewer, Optional.ofNullable(ctx.queryParam("student")).orElse(""))
                .map(student -> filled(viewer.theAssignment(), student.person(), time))
                .orElse(new Form("", "", "", "", ""));
        show(ctx, form, List.of());
    }

    private Form filled(CourseAssignment assignment, Person student, CourseTime time) {
        String id = Long.toString(student.id());
        return extensions
                .granted(assignment.id(), student.id())
                .map(granted -> new Form(
                        id,
                        time.field(granted.due()),
                        time.field(granted.lateDue()),
                        granted.extraAttempts() == 0 ? "" : Integer.toString(granted.extraAttempts()),
                        granted.reason()))
                .orElse(new Form(id, "", "", "", ""));
    }

    private void show(Context ctx, Form form, List<String> problems) {
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
                        students(assignment.course()).stream()
                                .map(student -> new Choice(student.person().id(), label(student.person())))
                                .toList())
                .with("rows", rows(assignment, times))
                .render("extensions");
    }

    private static String label(Person person) {
        return person.name() + " (" + person.email() + ")";
    }

    private List<Enrolment> students(long course) {
        return courses.roster(course).stream()
                .filter(enrolment -> enrolment.active() && enrolment.role() == Role.STUDENT)
                .toList();
    }

    private Optional<Enrolment> student(Viewer viewer, String id) {
        return students(viewer.theCourse().id()).stream()
                .filter(student -> Long.toString(student.person().id()).equals(id))
                .findFirst();
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
                label(enrolment.person()),
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
        CourseAssignment assignment = viewer.theAssignment();
        Form form = new Form(
                Fields.text(ctx, "student"),
                Fields.line(ctx, "due"),
                Fields.line(ctx, "late-due"),
                Fields.line(ctx, "attempts"),
                Fields.line(ctx, "reason"));
        List<String> problems = new ArrayList<>();
        Optional<Enrolment> student = student(viewer, form.person());
        if (student.isEmpty()) {
            problems.add(pages.texts().get("extensions.student-missing"));
        }
        Extensions.Granted wanted = read(form, student, viewer, problems);
        if (!problems.isEmpty() || student.isEmpty()) {
            show(ctx, form, problems);
            return;
        }
        Person person = student.get().person();
        database.transaction(handle -> {
            courses.hold(assignment.course());
            Optional<Extensions.Granted> before = extensions.granted(assignment.id(), person.id());
            extensions.grant(assignment.id(), wanted, viewer.person());
            audit.note(
                    viewer.person(),
                    assignment.course(),
                    "extension.granted",
                    assignment.title() + ": " + label(person),
                    Differences.between(words(before.orElse(null)), words(wanted)));
            return wanted;
        });
        pages.redirect(
                ctx,
                Addresses.assignment(assignment) + "/extensions",
                pages.texts().get("extensions.saved", person.name()));
    }

    private Extensions.Granted read(Form form, Optional<Enrolment> student, Viewer viewer, List<String> problems) {
        Texts texts = pages.texts();
        CourseAssignment assignment = viewer.theAssignment();
        CourseTime time = new CourseTime(viewer.theCourse().timeZone());
        long person = student.map(found -> found.person().id()).orElse(0L);
        Extensions.Granted before = extensions.granted(assignment.id(), person).orElse(null);
        int already = problems.size();
        Instant due =
                time.read(form.due(), before == null ? null : before.due(), texts.get("settings.due"), texts, problems);
        Instant lateDue = time.read(
                form.lateDue(),
                before == null ? null : before.lateDue(),
                texts.get("settings.late-due"),
                texts,
                problems);
        Integer extra = Numbers.whole(
                form.attempts(), 0, MOST_ATTEMPTS, texts.get("extensions.attempts-wrong", MOST_ATTEMPTS), problems);
        if (problems.size() == already) {
            problems.addAll(pointless(assignment, due, lateDue, extra == null ? 0 : extra));
        }
        return new Extensions.Granted(person, due, lateDue, extra == null ? 0 : extra, form.reason());
    }

    /** What would give the student nothing, or cannot be. */
    private List<String> pointless(
            CourseAssignment assignment, @Nullable Instant due, @Nullable Instant lateDue, int extra) {
        Texts texts = pages.texts();
        if (due == null && lateDue == null) {
            return extra == 0
                    ? List.of(texts.get("extensions.nothing"))
                    : assignment.attempts() == null ? List.of(texts.get("extensions.unlimited")) : List.of();
        }
        List<String> problems = new ArrayList<>(Extension.problems(due, lateDue));
        if (problems.isEmpty()
                && !DuePlan.of(assignment.schedule(), new Extension(due, lateDue, ""), null)
                        .isExtended()) {
            problems.add(texts.get(assignment.due() == null ? "extensions.no-due" : "extensions.not-later"));
        }
        if (extra > 0 && assignment.attempts() == null) {
            problems.add(texts.get("extensions.unlimited"));
        }
        return problems;
    }

    private static List<Differences.Fact> words(Extensions.@Nullable Granted granted) {
        return List.of(
                new Differences.Fact("due", granted == null ? null : granted.due()),
                new Differences.Fact("late due", granted == null ? null : granted.lateDue()),
                new Differences.Fact("extra attempts", granted == null ? 0 : granted.extraAttempts()),
                new Differences.Fact("reason", granted == null ? null : granted.reason()));
    }

    private void withdraw(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        String which = Fields.text(ctx, "student");
        Person person = courses.roster(assignment.course()).stream()
                .map(Enrolment::person)
                .filter(one -> Long.toString(one.id()).equals(which))
                .findFirst()
                .orElseThrow(Refused::notFound);
        database.transaction(handle -> {
            courses.hold(assignment.course());
            Optional<Extensions.Granted> before = extensions.granted(assignment.id(), person.id());
            before.ifPresent(granted -> {
                extensions.withdraw(assignment.id(), person.id());
                audit.note(
                        viewer.person(),
                        assignment.course(),
                        "extension.withdrawn",
                        assignment.title() + ": " + label(person),
                        Differences.between(words(granted), words(null)));
            });
            return before;
        });
        pages.redirect(
                ctx,
                Addresses.assignment(assignment) + "/extensions",
                pages.texts().get("extensions.withdrawn", person.name()));
    }
}

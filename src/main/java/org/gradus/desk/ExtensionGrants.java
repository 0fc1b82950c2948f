package org.gradus.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** Gives students more time or more attempts than the course has, and takes it back. Who may do so was decided before. */
public final class ExtensionGrants {
    private static final int MOST_ATTEMPTS = 1_000;

    private final Texts texts;
    private final Database database;
    private final Courses courses;
    private final Extensions extensions;
    private final AuditLog audit;

    ExtensionGrants(Services services, Texts texts) {
        this.texts = texts;
        this.database = services.database();
        this.courses = services.courses();
        this.extensions = services.extensions();
        this.audit = services.audit();
    }

    /** What is to be given, as it was typed; the person by the id. */
    public record Form(String person, String due, String lateDue, String attempts, String reason) {}

    /** Who can be given more. */
    public List<Enrolment> students(long course) {
        return courses.roster(course).stream()
                .filter(enrolment -> enrolment.active() && enrolment.role() == Role.STUDENT)
                .toList();
    }

    /** A student by the id as it came; empty if nobody of the course has it. */
    public Optional<Enrolment> student(Viewer viewer, String id) {
        return students(viewer.theCourse().id()).stream()
                .filter(student -> Long.toString(student.person().id()).equals(id))
                .findFirst();
    }

    public static String label(Person person) {
        return person.name() + " (" + person.email() + ")";
    }

    /** Gives it; what was given before is replaced. */
    public Made<Person> grant(Viewer viewer, Form form) {
        CourseAssignment assignment = viewer.theAssignment();
        List<String> problems = new ArrayList<>();
        Optional<Enrolment> student = student(viewer, form.person());
        if (student.isEmpty()) {
            problems.add(texts.get("extensions.student-missing"));
        }
        Extensions.Granted wanted = read(form, student, viewer, problems);
        if (!problems.isEmpty() || student.isEmpty()) {
            return Made.not(problems);
        }
        Person person = student.get().person();
        return database.transaction(handle -> {
            courses.hold(assignment.course());
            Optional<Extensions.Granted> before = extensions.granted(assignment.id(), person.id());
            extensions.grant(assignment.id(), wanted, viewer.person());
            audit.note(
                    viewer.person(),
                    assignment.course(),
                    "extension.granted",
                    assignment.title() + ": " + label(person),
                    Differences.between(words(before.orElse(null)), words(wanted)));
            return Made.of(person);
        });
    }

    private Extensions.Granted read(Form form, Optional<Enrolment> student, Viewer viewer, List<String> problems) {
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

    /**
     * Takes back what was given, if something was.
     *
     * @param which the person's id as it came; somebody who is not in the course is not found
     */
    public Person withdraw(Viewer viewer, String which) {
        CourseAssignment assignment = viewer.theAssignment();
        Person person = courses.roster(assignment.course()).stream()
                .map(Enrolment::person)
                .filter(one -> Long.toString(one.id()).equals(which))
                .findFirst()
                .orElseThrow(Refused::notFound);
        return database.transaction(handle -> {
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
            return person;
        });
    }
}

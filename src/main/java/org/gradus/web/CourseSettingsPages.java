package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CourseDefaults;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;

/** What an instructor sets for a course as a whole: its name and clock, and which assignments it has in which order. */
final class CourseSettingsPages {
    private static final String PLACE = "/courses/{course}";

    private final Pages pages;
    private final Database database;
    private final Courses courses;
    private final CourseAssignments assignments;
    private final LoadedAssignments catalog;
    private final AuditLog audit;

    CourseSettingsPages(
            Pages pages,
            Database database,
            Courses courses,
            CourseAssignments assignments,
            LoadedAssignments catalog,
            AuditLog audit) {
        this.pages = pages;
        this.database = database;
        this.courses = courses;
        this.assignments = assignments;
        this.catalog = catalog;
        this.audit = audit;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE + "/settings", this::settings, Access.INSTRUCTOR);
        routes.post(PLACE + "/settings", this::change, Access.INSTRUCTOR);
        routes.get(PLACE + "/catalog", this::choice, Access.INSTRUCTOR);
        routes.post(PLACE + "/catalog", this::add, Access.INSTRUCTOR);
        routes.post(PLACE + "/order", this::move, Access.INSTRUCTOR);
    }

    /** The form as it was filled in. */
    public record Form(String title, String term, String zone, boolean archived) {}

    private void settings(Context ctx) {
        Course course = Guard.viewer(ctx).theCourse();
        show(ctx, new Form(course.title(), course.term(), course.timeZone().getId(), course.archived()), List.of());
    }

    private void show(Context ctx, Form form, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, pages.texts().get("course-settings.title"))
                .under(viewer.theCourse())
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.SETTINGS))
                .with("address", Addresses.course(viewer.theCourse().id()))
                .with("filled", form)
                .with("zones", zones())
                .with("problems", problems)
                .render("course-settings");
    }

    /** Those that are named by a place, and UTC. */
    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")
                        || id.equals("UTC"))
                .sorted()
                .toList();
    }

    private void change(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        Form form = new Form(
                Fields.line(ctx, "title"),
                Fields.line(ctx, "term"),
                Fields.text(ctx, "zone").strip(),
                Fields.ticked(ctx, "archived"));
        List<String> problems = new ArrayList<>();
        if (form.title().isEmpty()) {
            problems.add(pages.texts().get("course-settings.title-missing"));
        }
        ZoneId zone = course.timeZone();
        try {
            zone = ZoneId.of(form.zone());
        } catch (DateTimeException e) {
            problems.add(pages.texts().get("course-settings.zone-unknown"));
        }
        if (!problems.isEmpty()) {
            show(ctx, form, problems);
            return;
        }
        Course changed = new Course(course.id(), form.title(), form.term(), zone, form.archived());
        database.transaction(handle -> {
            courses.update(changed);
            audit.note(
                    viewer.person(),
                    course.id(),
                    "course.changed",
                    changed.title(),
                    Differences.between(words(course), words(changed)));
            return changed;
        });
        pages.redirect(ctx, Addresses.course(course.id()), pages.texts().get("settings.saved"));
    }

    private static List<Differences.Fact> words(Course course) {
        return List.of(
                new Differences.Fact("title", course.title()),
                new Differences.Fact("term", course.term()),
                new Differences.Fact("time zone", course.timeZone().getId()),
                new Differences.Fact("archived", course.archived()));
    }

    /**
     * An assignment of the catalog.
     *
     * @param points what can be earned; empty if the assignment cannot be used
     * @param problem why it cannot be used; empty if it can
     */
    public record Offer(String id, String title, String summary, String points, String problem, boolean added) {}

    private void choice(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        Set<String> there = assignments.of(course.id()).stream()
                .map(CourseAssignment::catalogId)
                .collect(Collectors.toSet());
        pages.page(ctx, pages.texts().get("catalog.title"))
                .under(course)
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ASSIGNMENTS))
                .with("address", Addresses.course(course.id()))
                .with("offers", offers(there))
                .render("catalog");
    }

    private List<Offer> offers(Set<String> there) {
        List<Assignment> loaded = new ArrayList<>();
        List<Offer> broken = new ArrayList<>();
        for (String id : catalog.ids()) {
            try {
                loaded.add(catalog.get(id));
            } catch (GradusException e) {
                broken.add(new Offer(id, id, "", "", String.valueOf(e.getMessage()), there.contains(id)));
            }
        }
        List<Offer> offers = new ArrayList<>(loaded.stream()
                .sorted(java.util.Comparator.comparingInt(Assignment::order).thenComparing(Assignment::id))
                .map(one -> new Offer(
                        one.id(), one.title(), one.summary(), Points.of(one.points()), "", there.contains(one.id())))
                .toList());
        offers.addAll(broken);
        return offers;
    }

    private void add(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        String id = Fields.text(ctx, "assignment");
        if (!catalog.ids().contains(id)) {
            throw Refused.badRequest("catalog.no-such");
        }
        Assignment loaded = catalog.get(id);
        CourseAssignment added = database.transaction(handle -> {
            courses.hold(course.id());
            boolean there = assignments.of(course.id()).stream()
                    .anyMatch(one -> one.catalogId().equals(id));
            CourseAssignment row = assignments.add(course.id(), id, loaded.title());
            if (!there) {
                assignments.update(withDefaults(row, loaded));
                audit.note(viewer.person(), course.id(), "assignment.added", row.title(), id);
            }
            return row;
        });
        pages.redirect(
                ctx, Addresses.assignment(added) + "/settings", pages.texts().get("catalog.added"));
    }

    private static CourseAssignment withDefaults(CourseAssignment added, Assignment loaded) {
        CourseDefaults defaults = loaded.defaults();
        Duration refill = defaults.refill();
        return new CourseAssignment(
                added.id(),
                added.course(),
                added.catalogId(),
                added.title(),
                added.position(),
                false,
                null,
                null,
                null,
                defaults.latePenalty(),
                defaults.attempts(),
                refill == null ? null : (int) refill.toMinutes(),
                defaults.counting(),
                loaded.diagnosing().detail(),
                defaults.teamSize(),
                null);
    }

    /** Moves an assignment one place up or down. */
    private void move(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        String which = Fields.text(ctx, "assignment");
        int step = switch (Fields.text(ctx, "to")) {
            case "up" -> -1;
            case "down" -> 1;
            default -> throw Refused.badRequest("error.request");
        };
        String title = database.transaction(handle -> {
            courses.hold(course.id());
            List<CourseAssignment> order = new ArrayList<>(assignments.of(course.id()));
            CourseAssignment moved = order.stream()
                    .filter(one -> Long.toString(one.id()).equals(which))
                    .findFirst()
                    .orElseThrow(Refused::notFound);
            int from = order.indexOf(moved);
            int to = from + step;
            if (to >= 0 && to < order.size()) {
                Collections.swap(order, from, to);
                assignments.order(order);
                audit.note(
                        viewer.person(), course.id(), "assignment.moved", moved.title(), (from + 1) + " → " + (to + 1));
            }
            return moved.title();
        });
        pages.redirect(ctx, Addresses.course(course.id()), pages.texts().get("course.moved", title));
    }
}

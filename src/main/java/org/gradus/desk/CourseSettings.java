package org.gradus.desk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
import org.gradus.store.Retention;

/** Makes and changes courses and their lists of assignments. Who may do so was decided before. */
public final class CourseSettings {
    private final Texts texts;
    private final Database database;
    private final Courses courses;
    private final CourseAssignments assignments;
    private final LoadedAssignments catalog;
    private final Retention retention;
    private final AuditLog audit;

    CourseSettings(Services services, Texts texts) {
        this.texts = texts;
        this.database = services.database();
        this.courses = services.courses();
        this.assignments = services.assignments();
        this.catalog = services.catalog();
        this.retention = services.retention();
        this.audit = services.audit();
    }

    /** What is set for a course, as it was typed. */
    public record Form(String title, String term, String zone, boolean archived) {
        public static Form of(Course course) {
            return new Form(course.title(), course.term(), course.timeZone().getId(), course.archived());
        }
    }

    /** Makes a course. */
    public Made<Course> create(Viewer viewer, String title, String term, String zoneId) {
        if (title.isEmpty()) {
            return Made.not(texts.get("admin.course-title-missing"));
        }
        Optional<ZoneId> zone = zone(zoneId);
        if (zone.isEmpty()) {
            return Made.not(texts.get("account.zone-unknown"));
        }
        return database.transaction(handle -> {
            Course made = courses.create(title, term, zone.get());
            audit.note(
                    viewer.signedIn(),
                    made.id(),
                    "course.created",
                    title,
                    zone.get().getId());
            return Made.of(made);
        });
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** Changes the viewer's course. */
    public Made<Course> change(Viewer viewer, Form form) {
        Course course = viewer.theCourse();
        List<String> problems = new ArrayList<>();
        if (form.title().isEmpty()) {
            problems.add(texts.get("course-settings.title-missing"));
        }
        Optional<ZoneId> zone = zone(form.zone());
        if (zone.isEmpty()) {
            problems.add(texts.get("course-settings.zone-unknown"));
        }
        if (!problems.isEmpty() || zone.isEmpty()) {
            return Made.not(problems);
        }
        Course changed = new Course(course.id(), form.title(), form.term(), zone.get(), form.archived());
        return database.transaction(handle -> {
            courses.update(changed);
            audit.note(
                    viewer.person(),
                    course.id(),
                    "course.changed",
                    changed.title(),
                    Differences.between(words(course), words(changed)));
            return Made.of(changed);
        });
    }

    private static List<Differences.Fact> words(Course course) {
        return List.of(
                new Differences.Fact("title", course.title()),
                new Differences.Fact("term", course.term()),
                new Differences.Fact("time zone", course.timeZone().getId()),
                new Differences.Fact("archived", course.archived()));
    }

    /** Closes the viewer's course or opens it again. */
    public void archive(Viewer viewer, boolean archived) {
        Course course = viewer.theCourse();
        database.transaction(handle -> {
            courses.update(new Course(course.id(), course.title(), course.term(), course.timeZone(), archived));
            audit.note(
                    viewer.signedIn(),
                    course.id(),
                    archived ? "course.archived" : "course.restored",
                    course.title(),
                    "");
            return null;
        });
    }

    /**
     * Deletes the viewer's course with all that was handed in.
     *
     * @param typed must be its title: nobody deletes a course by a slip
     */
    public Made<Course> delete(Viewer viewer, String typed) {
        Course course = viewer.theCourse();
        if (!typed.equals(course.title())) {
            return Made.not(texts.get("admin.delete-typed", course.title()));
        }
        Retention.OfCourse goes = retention.ofCourse(course.id());
        retention.emptyCourse(course.id());
        return database.transaction(handle -> {
            retention.deleteCourse(course.id());
            audit.note(viewer.signedIn(), null, "course.deleted", course.title(), goes.submissions() + " submissions");
            return Made.of(course);
        });
    }

    /**
     * An assignment of the catalog.
     *
     * @param points what can be earned; empty if the assignment cannot be used
     * @param problem why it cannot be used; empty if it can
     */
    public record Offer(String id, String title, String summary, String points, String problem, boolean added) {}

    /** What the viewer's course can take from the catalog. */
    public List<Offer> offers(Viewer viewer) {
        Set<String> there = assignments.of(viewer.theCourse().id()).stream()
                .map(CourseAssignment::catalogId)
                .collect(Collectors.toSet());
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
                .sorted(Comparator.comparingInt(Assignment::order).thenComparing(Assignment::id))
                .map(one -> new Offer(
                        one.id(), one.title(), one.summary(), Points.of(one.points()), "", there.contains(one.id())))
                .toList());
        offers.addAll(broken);
        return offers;
    }

    /** Takes an assignment of the catalog into the viewer's course, as a draft; if it is there already, it stays as it is. */
    public CourseAssignment add(Viewer viewer, String catalogId) {
        Course course = viewer.theCourse();
        if (!catalog.ids().contains(catalogId)) {
            throw Refused.badRequest("catalog.no-such");
        }
        Assignment loaded = catalog.get(catalogId);
        return database.transaction(handle -> {
            courses.hold(course.id());
            boolean there = assignments.of(course.id()).stream()
                    .anyMatch(one -> one.catalogId().equals(catalogId));
            CourseAssignment row = assignments.add(course.id(), catalogId, loaded.title());
            if (!there) {
                assignments.update(withDefaults(row, loaded));
                audit.note(viewer.person(), course.id(), "assignment.added", row.title(), catalogId);
            }
            return assignments.byId(row.id()).orElseThrow();
        });
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

    /**
     * Moves an assignment some places down, or up if there are less than none; it stays where it is if there is no such place.
     *
     * @param which its id as it came
     */
    public CourseAssignment move(Viewer viewer, String which, int step) {
        Course course = viewer.theCourse();
        return database.transaction(handle -> {
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
                note(viewer, moved, from, to);
            }
            return moved;
        });
    }

    /**
     * Puts the assignments of the viewer's course in an order.
     *
     * @param ids all of them
     */
    public Made<List<CourseAssignment>> order(Viewer viewer, List<Long> ids) {
        Course course = viewer.theCourse();
        return database.transaction(handle -> {
            courses.hold(course.id());
            List<CourseAssignment> before = assignments.of(course.id());
            List<Long> known = before.stream().map(CourseAssignment::id).toList();
            if (ids.size() != known.size() || !Set.copyOf(ids).equals(Set.copyOf(known))) {
                return Made.not(texts.get("api.order", known.size()));
            }
            List<CourseAssignment> order = before.stream()
                    .sorted(Comparator.comparingInt(one -> ids.indexOf(one.id())))
                    .toList();
            assignments.order(order);
            order.stream()
                    .filter(one -> before.indexOf(one) != order.indexOf(one))
                    .forEach(one -> note(viewer, one, before.indexOf(one), order.indexOf(one)));
            return Made.of(assignments.of(course.id()));
        });
    }

    private void note(Viewer viewer, CourseAssignment moved, int from, int to) {
        audit.note(viewer.person(), moved.course(), "assignment.moved", moved.title(), (from + 1) + " → " + (to + 1));
    }
}

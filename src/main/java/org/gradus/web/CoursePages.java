package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.course.DuePlan;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;

/** The courses of somebody, and the assignments of a course. */
final class CoursePages {
    private final Pages pages;
    private final Courses courses;
    private final CourseAssignments assignments;
    private final LoadedAssignments catalog;
    private final Clock clock;

    CoursePages(Pages pages, Courses courses, CourseAssignments assignments, LoadedAssignments catalog, Clock clock) {
        this.pages = pages;
        this.courses = courses;
        this.assignments = assignments;
        this.catalog = catalog;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.get("/", this::list, Access.SIGNED_IN);
        routes.get("/courses/{course}", this::course, Access.MEMBER);
    }

    private void list(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        List<Courses.Taken> taken = courses.of(viewer.signedIn().id());
        pages.page(ctx, pages.texts().get("courses.title"))
                .with("courses", taken)
                .with("others", viewer.administrator() ? others(taken) : List.of())
                .with("administrator", viewer.administrator())
                .render("courses");
    }

    private List<Course> others(List<Courses.Taken> taken) {
        List<Course> own = taken.stream().map(Courses.Taken::course).toList();
        return courses.all().stream().filter(course -> !own.contains(course)).toList();
    }

    private void course(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        Times times = new Times(viewer.zone());
        List<CourseAssignment> all = assignments.of(course.id());
        List<Row> rows = all.stream()
                .filter(assignment -> assignment.published() || viewer.staff())
                .map(assignment -> row(assignment, times, viewer.staff()))
                .toList();
        pages.page(ctx, course.title())
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ASSIGNMENTS))
                .with("course", course)
                .with("address", Addresses.course(course.id()))
                .with("assignments", rows)
                .with(
                        "steps",
                        viewer.instructor() && !course.archived()
                                ? FirstSteps.of(courses.start(course.id()), course.id(), all)
                                : List.of())
                .with("staff", viewer.staff())
                .with("instructor", viewer.instructor())
                .render("course");
    }

    /** How far an assignment has come for the course as a whole; the names are keys of the message file. */
    enum State {
        DRAFT("part"),
        NOT_YET_OPEN("idle"),
        OPEN("pass"),
        LATE("part"),
        CLOSED("idle"),
        GRADES_PUBLISHED("idle");

        private final String style;

        State(String style) {
            this.style = style;
        }

        static State of(CourseAssignment assignment, Instant now) {
            if (!assignment.published()) {
                return DRAFT;
            }
            if (assignment.gradesPublished() != null) {
                return GRADES_PUBLISHED;
            }
            return switch (DuePlan.of(assignment.schedule()).state(now)) {
                case NOT_YET_OPEN -> NOT_YET_OPEN;
                case OPEN -> OPEN;
                case LATE -> LATE;
                case CLOSED -> CLOSED;
            };
        }
    }

    /**
     * An assignment in the list.
     *
     * @param due as it is read; empty if there is no due date
     * @param state key of its name in the message file
     * @param style of its badge
     */
    public record Row(long id, String title, String address, String summary, String due, String state, String style) {}

    private Row row(CourseAssignment assignment, Times times, boolean staff) {
        State state = State.of(assignment, clock.instant());
        return new Row(
                assignment.id(),
                assignment.title(),
                Addresses.assignment(assignment) + (staff ? "/overview" : ""),
                catalog.get(assignment.catalogId()).summary(),
                assignment.due() == null ? "" : times.at(assignment.due()),
                state.name(),
                state.style);
    }
}

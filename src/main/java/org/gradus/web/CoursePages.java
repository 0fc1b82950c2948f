package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.gradus.assignment.LoadedAssignments;
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

    CoursePages(Pages pages, Courses courses, CourseAssignments assignments, LoadedAssignments catalog) {
        this.pages = pages;
        this.courses = courses;
        this.assignments = assignments;
        this.catalog = catalog;
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
        List<Row> rows = assignments.of(course.id()).stream()
                .filter(assignment -> assignment.published() || viewer.staff())
                .map(assignment ->
                        Row.of(assignment, catalog.get(assignment.catalogId()).summary(), times, viewer.staff()))
                .toList();
        pages.page(ctx, course.title())
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ASSIGNMENTS))
                .with("course", course)
                .with("assignments", rows)
                .with("staff", viewer.staff())
                .render("course");
    }

    /**
     * An assignment in the list.
     *
     * @param due as it is read; empty if there is no due date
     */
    public record Row(String title, String address, String summary, String due, boolean published) {
        static Row of(CourseAssignment assignment, String summary, Times times, boolean staff) {
            return new Row(
                    assignment.title(),
                    Addresses.assignment(assignment) + (staff ? "/overview" : ""),
                    summary,
                    assignment.due() == null ? "" : times.at(assignment.due()),
                    assignment.published());
        }
    }
}

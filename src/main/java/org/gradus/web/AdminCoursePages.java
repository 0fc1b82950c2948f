package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneId;
import org.gradus.desk.Addresses;
import org.gradus.desk.CourseSettings;
import org.gradus.desk.Made;
import org.gradus.desk.Services;
import org.gradus.desk.Viewer;
import org.gradus.desk.Zones;
import org.gradus.store.Course;
import org.gradus.store.Courses;
import org.gradus.store.Retention;

/** All courses of the server, for administrators: to make, close and delete. */
final class AdminCoursePages {
    private final Pages pages;
    private final Courses courses;
    private final Retention retention;
    private final CourseSettings settings;

    AdminCoursePages(Services services, Pages pages, CourseSettings settings) {
        this.pages = pages;
        this.courses = services.courses();
        this.retention = services.retention();
        this.settings = settings;
    }

    void register(RoutesConfig routes) {
        routes.get("/admin/courses", ctx -> list(ctx, ""), Access.ADMINISTRATOR);
        routes.post("/admin/courses", this::create, Access.ADMINISTRATOR);
        routes.get("/admin/courses/{course}", ctx -> show(ctx, ""), Access.ADMINISTRATOR);
        routes.post("/admin/courses/{course}/archive", ctx -> archive(ctx, true), Access.ADMINISTRATOR);
        routes.post("/admin/courses/{course}/restore", ctx -> archive(ctx, false), Access.ADMINISTRATOR);
        routes.post("/admin/courses/{course}/delete", this::delete, Access.ADMINISTRATOR);
    }

    private void list(Context ctx, String problem) {
        boolean retry = !problem.isEmpty();
        ctx.status(retry ? 422 : 200);
        pages.page(ctx, pages.texts().get("admin.courses"))
                .tabs(AdminTabs.of(pages.texts(), "courses"))
                .with("courses", courses.all())
                .with("problem", problem)
                .with("title", retry ? Fields.line(ctx, "title") : "")
                .with("term", retry ? Fields.line(ctx, "term") : "")
                .with(
                        "zone",
                        retry
                                ? Fields.line(ctx, "zone")
                                : ZoneId.systemDefault().getId())
                .with("zones", Zones.IDS)
                .render("admin-courses");
    }

    private void create(Context ctx) {
        String title = Fields.line(ctx, "title");
        Made<Course> made =
                settings.create(Guard.viewer(ctx), title, Fields.line(ctx, "term"), Fields.line(ctx, "zone"));
        if (!made.done()) {
            list(ctx, made.problems().get(0));
            return;
        }
        pages.redirect(ctx, Addresses.course(made.get().id()), pages.texts().get("admin.course-created", title));
    }

    private void show(Context ctx, String problem) {
        Course course = Guard.viewer(ctx).theCourse();
        ctx.status(problem.isEmpty() ? 200 : 422);
        pages.page(ctx, course.title())
                .tabs(AdminTabs.of(pages.texts(), "courses"))
                .under(pages.texts().get("admin.courses"), "/admin/courses")
                .with("course", course)
                .with("zone", course.timeZone().getId())
                .with("address", "/admin/courses/" + course.id())
                .with("goes", retention.ofCourse(course.id()))
                .with("problem", problem)
                .render("admin-course");
    }

    private void archive(Context ctx, boolean archived) {
        Viewer viewer = Guard.viewer(ctx);
        settings.archive(viewer, archived);
        pages.redirect(
                ctx,
                "/admin/courses/" + viewer.theCourse().id(),
                pages.texts().get(archived ? "admin.course-archived" : "admin.course-restored"));
    }

    private void delete(Context ctx) {
        Made<Course> made = settings.delete(Guard.viewer(ctx), Fields.line(ctx, "typed"));
        if (!made.done()) {
            show(ctx, made.problems().get(0));
            return;
        }
        pages.redirect(
                ctx,
                "/admin/courses",
                pages.texts().get("admin.course-deleted", made.get().title()));
    }
}

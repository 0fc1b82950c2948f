package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Retention;

/** All courses of the server, for administrators: to make, close and delete. */
final class AdminCoursePages {
    private final Pages pages;
    private final Database database;
    private final Courses courses;
    private final Retention retention;
    private final AuditLog audit;

    AdminCoursePages(WebServices services, Pages pages) {
        this.pages = pages;
        this.database = services.database();
        this.courses = services.courses();
        this.retention = services.retention();
        this.audit = services.audit();
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
        if (title.isEmpty()) {
            list(ctx, pages.texts().get("admin.course-title-missing"));
            return;
        }
        Optional<ZoneId> zone = zone(Fields.line(ctx, "zone"));
        if (zone.isEmpty()) {
            list(ctx, pages.texts().get("account.zone-unknown"));
            return;
        }
        Course course = database.transaction(handle -> {
            Course made = courses.create(title, Fields.line(ctx, "term"), zone.get());
            audit.note(
                    Guard.viewer(ctx).signedIn(),
                    made.id(),
                    "course.created",
                    title,
                    zone.get().getId());
            return made;
        });
        pages.redirect(ctx, Addresses.course(course.id()), pages.texts().get("admin.course-created", title));
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
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
        Course course = Guard.viewer(ctx).theCourse();
        database.transaction(handle -> {
            courses.update(new Course(course.id(), course.title(), course.term(), course.timeZone(), archived));
            audit.note(
                    Guard.viewer(ctx).signedIn(),
                    course.id(),
                    archived ? "course.archived" : "course.restored",
                    course.title(),
                    "");
            return null;
        });
        pages.redirect(
                ctx,
                "/admin/courses/" + course.id(),
                pages.texts().get(archived ? "admin.course-archived" : "admin.course-restored"));
    }

    private void delete(Context ctx) {
        Course course = Guard.viewer(ctx).theCourse();
        if (!Fields.line(ctx, "typed").equals(course.title())) {
            show(ctx, pages.texts().get("admin.delete-typed", course.title()));
            return;
        }
        database.transaction(handle -> {
            Retention.OfCourse goes = retention.ofCourse(course.id());
            retention.deleteCourse(course.id());
            audit.note(
                    Guard.viewer(ctx).signedIn(),
                    null,
                    "course.deleted",
                    course.title(),
                    goes.submissions() + " submissions");
            return null;
        });
        pages.redirect(ctx, "/admin/courses", pages.texts().get("admin.course-deleted", course.title()));
    }
}

package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import org.gradus.desk.Addresses;
import org.gradus.desk.CourseSettings;
import org.gradus.desk.Made;
import org.gradus.desk.Refused;
import org.gradus.desk.Viewer;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;

/** What an instructor sets for a course as a whole: its name and clock, and which assignments it has in which order. */
final class CourseSettingsPages {
    private static final String PLACE = "/courses/{course}";

    private final Pages pages;
    private final CourseSettings settings;

    CourseSettingsPages(Pages pages, CourseSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE + "/settings", this::settings, Access.INSTRUCTOR);
        routes.post(PLACE + "/settings", this::change, Access.INSTRUCTOR);
        routes.get(PLACE + "/catalog", this::choice, Access.INSTRUCTOR);
        routes.post(PLACE + "/catalog", this::add, Access.INSTRUCTOR);
        routes.post(PLACE + "/order", this::move, Access.INSTRUCTOR);
    }

    private void settings(Context ctx) {
        show(ctx, CourseSettings.Form.of(Guard.viewer(ctx).theCourse()), List.of());
    }

    private void show(Context ctx, CourseSettings.Form form, List<String> problems) {
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
        CourseSettings.Form form = new CourseSettings.Form(
                Fields.line(ctx, "title"),
                Fields.line(ctx, "term"),
                Fields.text(ctx, "zone").strip(),
                Fields.ticked(ctx, "archived"));
        Made<Course> made = settings.change(viewer, form);
        if (!made.done()) {
            show(ctx, form, made.problems());
            return;
        }
        pages.redirect(ctx, Addresses.course(made.get().id()), pages.texts().get("settings.saved"));
    }

    private void choice(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        pages.page(ctx, pages.texts().get("catalog.title"))
                .under(course)
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ASSIGNMENTS))
                .with("address", Addresses.course(course.id()))
                .with("offers", settings.offers(viewer))
                .render("catalog");
    }

    private void add(Context ctx) {
        CourseAssignment added = settings.add(Guard.viewer(ctx), Fields.text(ctx, "assignment"));
        pages.redirect(
                ctx, Addresses.assignment(added) + "/settings", pages.texts().get("catalog.added"));
    }

    /** Moves an assignment one place up or down. */
    private void move(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        int step = switch (Fields.text(ctx, "to")) {
            case "up" -> -1;
            case "down" -> 1;
            default -> throw Refused.badRequest("error.request");
        };
        CourseAssignment moved = settings.move(viewer, Fields.text(ctx, "assignment"), step);
        pages.redirect(ctx, Addresses.course(moved.course()), pages.texts().get("course.moved", moved.title()));
    }
}

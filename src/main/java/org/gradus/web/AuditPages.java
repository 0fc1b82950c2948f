package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.desk.Addresses;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.sheet.CsvLines;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;

/** Who changed what in a course, and when. */
final class AuditPages {
    private static final String PLACE = "/courses/{course}/audit";
    private static final int PAGE = 100;
    private static final int AT_ONCE = 1_000;

    private final Pages pages;
    private final AuditLog audit;

    AuditPages(Pages pages, AuditLog audit) {
        this.pages = pages;
        this.audit = audit;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, this::show, Access.STAFF);
        routes.get(PLACE + ".csv", this::csv, Access.STAFF);
    }

    /** An entry of the log. */
    public record Row(String at, String actor, String action, String subject, String detail) {}

    private void show(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        Times times = new Times(viewer.zone());
        List<AuditLog.Entry> found = audit.of(course.id(), before(ctx), PAGE + 1);
        List<AuditLog.Entry> shown = found.subList(0, Math.min(PAGE, found.size()));
        String address = Addresses.course(course.id()) + "/audit";
        pages.page(ctx, pages.texts().get("audit.title"))
                .under(course)
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.AUDIT))
                .with("address", address)
                .with(
                        "older",
                        found.size() > PAGE
                                ? address + "?before=" + shown.get(PAGE - 1).id()
                                : "")
                .with(
                        "entries",
                        shown.stream()
                                .map(entry -> new Row(
                                        times.at(entry.at()),
                                        entry.actor(),
                                        action(entry),
                                        entry.subject(),
                                        entry.detail()))
                                .toList())
                .render("audit");
    }

    private static long before(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("before"))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(Long.MAX_VALUE);
    }

    /** In words; what has none yet is shown as it is kept, for a log may leave nothing out. */
    private String action(AuditLog.Entry entry) {
        String key = "audit." + entry.action();
        return pages.texts().has(key) ? pages.texts().get(key) : entry.action();
    }

    private void csv(Context ctx) {
        Course course = Guard.viewer(ctx).theCourse();
        Downloads.answer(ctx, course.title() + " changes.csv", "text/csv; charset=utf-8", csv(audit, course));
    }

    /** All entries of a course, the newest first. */
    static byte[] csv(AuditLog audit, Course course) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("Time (UTC)", "Who", "Action", "On", "Detail"));
        long before = Long.MAX_VALUE;
        for (List<AuditLog.Entry> entries = audit.of(course.id(), before, AT_ONCE);
                !entries.isEmpty();
                entries = audit.of(course.id(), before, AT_ONCE)) {
            for (AuditLog.Entry entry : entries) {
                lines.add(
                        List.of(entry.at().toString(), entry.actor(), entry.action(), entry.subject(), entry.detail()));
                before = entry.id();
            }
        }
        return CsvLines.ofTexts(lines);
    }
}

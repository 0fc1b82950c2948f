package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.gradus.check.GradusException;
import org.gradus.desk.Addresses;
import org.gradus.desk.Refused;
import org.gradus.desk.RosterImport;
import org.gradus.desk.RosterImports;
import org.gradus.desk.Viewer;
import org.gradus.sheet.Roster;
import org.gradus.sheet.RosterSheet;
import org.gradus.store.Course;

/**
 * Takes a roster over from a sheet. First it is shown what would be done, and nothing is; the page carries the sheet on in a hidden field,
 * so that the server keeps nothing, and what is applied is worked out anew and must be what was shown.
 */
final class RosterImportPages {
    private static final String PLACE = "/courses/{course}/roster/import";

    /** Five thousand people with long names. It travels within a page, and so is less than what sheets may have elsewhere. */
    static final int MOST_BYTES = 500_000;

    private final Pages pages;
    private final RosterImports imports;

    RosterImportPages(Pages pages, RosterImports imports) {
        this.pages = pages;
        this.imports = imports;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, ctx -> form(ctx, List.of()), Access.INSTRUCTOR);
        routes.post(PLACE, this::preview, Access.INSTRUCTOR);
        routes.post(PLACE + "/apply", this::apply, Access.INSTRUCTOR);
    }

    private void form(Context ctx, List<String> problems) {
        ctx.status(problems.isEmpty() ? 200 : 422);
        page(ctx).with("problems", problems).with("limit", MOST_BYTES / 1_000).render("roster-import");
    }

    private Pages.Page page(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        return pages.page(ctx, pages.texts().get("import.title"))
                .under(course)
                .under(pages.texts().get("roster.title"), address(course))
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ROSTER))
                .with("address", address(course));
    }

    private static String address(Course course) {
        return Addresses.course(course.id()) + "/roster";
    }

    private void preview(Context ctx) {
        UploadedFile file = ctx.uploadedFile("sheet");
        if (file == null || file.size() == 0) {
            form(ctx, List.of(pages.texts().get("import.no-file")));
            return;
        }
        if (file.size() > MOST_BYTES) {
            form(ctx, List.of(pages.texts().get("import.too-large", MOST_BYTES / 1_000)));
            return;
        }
        byte[] bytes;
        try (InputStream content = file.content()) {
            bytes = content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            show(ctx, bytes, planned(ctx, RosterSheet.read(bytes)), List.of());
        } catch (GradusException e) {
            form(ctx, List.of(String.valueOf(e.getMessage())));
        }
    }

    private RosterImport planned(Context ctx, Roster sheet) {
        return imports.planned(Guard.viewer(ctx), sheet);
    }

    private void show(Context ctx, byte[] bytes, RosterImport planned, List<String> problems) {
        ctx.status(problems.isEmpty() ? 200 : 422);
        page(ctx)
                .with("problems", problems)
                .with("sheetProblems", planned.problems())
                .with(
                        "lines",
                        planned.lines().stream()
                                .filter(line -> line.outcome() != RosterImport.Outcome.SAME
                                        || !line.details().isEmpty())
                                .toList())
                .with("fresh", planned.count(RosterImport.Outcome.NEW))
                .with("changed", planned.count(RosterImport.Outcome.CHANGED))
                .with("same", planned.count(RosterImport.Outcome.SAME))
                .with("leftOut", planned.count(RosterImport.Outcome.LEFT_OUT))
                .with(
                        "missing",
                        planned.missing().stream().map(RosterPages.Row::of).toList())
                .with("sheet", Base64.getEncoder().encodeToString(bytes))
                .with("seen", planned.fingerprint())
                .render("roster-preview");
    }

    private void apply(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        String seen = Fields.text(ctx, "seen");
        boolean dropMissing = Fields.ticked(ctx, "drop-missing");
        byte[] bytes = sheet(ctx);
        Roster sheet;
        try {
            sheet = RosterSheet.read(bytes);
        } catch (GradusException e) {
            form(ctx, List.of(String.valueOf(e.getMessage())));
            return;
        }
        if (!imports.apply(viewer, sheet, seen, dropMissing)) {
            show(ctx, bytes, planned(ctx, sheet), List.of(pages.texts().get("import.changed-since")));
            return;
        }
        pages.redirect(ctx, address(course), pages.texts().get("import.done"));
    }

    private static byte[] sheet(Context ctx) {
        String field = Fields.text(ctx, "sheet");
        if (field.length() > 4 * (MOST_BYTES / 3 + 1)) {
            throw Refused.badRequest("error.request");
        }
        try {
            return Base64.getDecoder().decode(field);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("error.request");
        }
    }
}

package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.check.GradusException;
import org.gradus.desk.Addresses;
import org.gradus.desk.Refused;
import org.gradus.desk.SheetFilling;
import org.gradus.desk.Texts;
import org.gradus.desk.Viewer;
import org.gradus.sheet.CanvasSheet;
import org.gradus.sheet.FillReport;
import org.gradus.sheet.FilledSheet;
import org.gradus.sheet.KnownPerson;
import org.gradus.sheet.MoodleWorksheet;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;

/**
 * Fills the sheets of Canvas and Moodle: the platform's own export comes in, and goes back with the points in it. Between the steps the
 * sheet travels in the page, so that nothing of it is kept here.
 */
final class SheetPages {
    private static final String PLACE = "/courses/{course}/gradebook/sheets";

    /** A sheet of a thousand students with fifty columns has half of it. */
    static final int LARGEST = 2 * 1024 * 1024;

    private final Pages pages;
    private final CourseAssignments assignments;
    private final SheetFilling filling;

    SheetPages(Pages pages, CourseAssignments assignments, SheetFilling filling) {
        this.pages = pages;
        this.assignments = assignments;
        this.filling = filling;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, ctx -> show(ctx, List.of()), Access.STAFF);
        routes.post(PLACE, this::read, Access.STAFF);
        routes.post(PLACE + "/filled", this::fill, Access.STAFF);
    }

    /** An assignment to choose, with its file for Moodle's gradebook. */
    public record Choice(long id, String title, String moodle) {}

    /** A column to choose; proposed if it is called like an assignment of the course. */
    public record Column(int index, String title, boolean proposed) {}

    /** A row of the report. */
    public record Row(int row, String label, String outcome, String style, String before, String after, String who) {}

    /** What came with a form. */
    private record Sent(SheetFilling.Kind kind, String name, byte[] content) {
        String encoded() {
            return Base64.getEncoder().encodeToString(content);
        }
    }

    private void show(Context ctx, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        ctx.status(problems.isEmpty() ? 200 : 422);
        begin(ctx, viewer)
                .with("problems", problems)
                .with("assignments", choices(course))
                .render("sheets");
    }

    private Pages.Page begin(Context ctx, Viewer viewer) {
        Course course = viewer.theCourse();
        return pages.page(ctx, pages.texts().get("sheets.title"))
                .under(course)
                .under(pages.texts().get("gradebook.title"), Addresses.course(course.id()) + "/gradebook")
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.GRADEBOOK))
                .with("address", Addresses.course(course.id()) + "/gradebook");
    }

    private List<Choice> choices(Course course) {
        return assignments.of(course.id()).stream()
                .map(assignment -> new Choice(
                        assignment.id(), assignment.title(), Addresses.assignment(assignment) + "/grades-moodle.csv"))
                .toList();
    }

    private void read(Context ctx) {
        UploadedFile file = ctx.uploadedFile("sheet");
        if (file == null || file.size() == 0) {
            show(ctx, List.of(pages.texts().get("sheets.no-file")));
            return;
        }
        if (file.size() > LARGEST) {
            show(ctx, List.of(pages.texts().get("sheets.too-large")));
            return;
        }
        Sent sent = new Sent(kind(ctx), file.filename(), bytes(file));
        try {
            choose(ctx, sent, List.of());
        } catch (GradusException e) {
            show(ctx, List.of(String.valueOf(e.getMessage())));
        }
    }

    private static byte[] bytes(UploadedFile file) {
        try (InputStream in = file.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks which assignment goes into which column. */
    private void choose(Context ctx, Sent sent, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        List<CourseAssignment> offered = assignments.of(viewer.theCourse().id());
        List<Column> columns = List.of();
        if (sent.kind == SheetFilling.Kind.CANVAS) {
            CanvasSheet sheet = CanvasSheet.read(sent.content);
            List<CanvasSheet.Column> called = offered.stream()
                    .map(assignment -> sheet.find(assignment.title()))
                    .flatMap(Optional::stream)
                    .toList();
            columns = sheet.columns().stream()
                    .filter(column -> !column.readOnly())
                    .map(column -> new Column(column.index(), column.title(), called.contains(column)))
                    .toList();
            if (columns.isEmpty()) {
                throw new GradusException(pages.texts().get("sheets.no-columns"));
            }
        } else {
            MoodleWorksheet.read(sent.content);
        }
        ctx.status(problems.isEmpty() ? 200 : 422);
        begin(ctx, viewer)
                .with("kind", sent.kind.name())
                .with("fileName", sent.name)
                .with("content", sent.encoded())
                .with("columns", columns)
                .with("assignments", choices(viewer.theCourse()))
                .with("problems", problems)
                .render("sheet-choice");
    }

    private static SheetFilling.Kind kind(Context ctx) {
        return Arrays.stream(SheetFilling.Kind.values())
                .filter(kind -> kind.name().equals(ctx.formParam("kind")))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest("error.request"));
    }

    private void fill(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        Sent sent = new Sent(kind(ctx), Fields.line(ctx, "name"), decoded(Fields.text(ctx, "content")));
        Optional<CourseAssignment> assignment = assignments.of(course.id()).stream()
                .filter(found -> Long.toString(found.id()).equals(ctx.formParam("assignment")))
                .findFirst();
        try {
            if (assignment.isEmpty()) {
                choose(ctx, sent, List.of(pages.texts().get("sheets.no-assignment")));
                return;
            }
            boolean overwrite = Fields.ticked(ctx, "overwrite");
            Optional<FilledSheet> filled = filling.filled(
                    course, assignment.get(), sent.kind, sent.content, Fields.text(ctx, "column"), overwrite);
            if (filled.isEmpty()) {
                choose(ctx, sent, List.of(pages.texts().get("sheets.no-column")));
            } else if (Fields.text(ctx, "what").equals("download")) {
                Downloads.answer(ctx, sent.name, "text/csv", filled.get().bytes());
            } else {
                report(ctx, sent, assignment.get(), overwrite, filled.get().report());
            }
        } catch (GradusException e) {
            show(ctx, List.of(String.valueOf(e.getMessage())));
        }
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("error.request");
        }
    }

    private void report(Context ctx, Sent sent, CourseAssignment assignment, boolean overwrite, FillReport report) {
        Texts texts = pages.texts();
        Map<FillReport.Outcome, Long> counts = report.entries().stream()
                .collect(Collectors.groupingBy(FillReport.Entry::outcome, Collectors.counting()));
        begin(ctx, Guard.viewer(ctx))
                .with("title", assignment.title())
                .with("kind", sent.kind.name())
                .with("fileName", sent.name)
                .with("content", sent.encoded())
                .with("assignment", assignment.id())
                .with("column", Fields.line(ctx, "column"))
                .with("overwrite", overwrite)
                .with(
                        "counts",
                        Arrays.stream(FillReport.Outcome.values())
                                .filter(counts::containsKey)
                                .map(outcome -> texts.get("sheets.count." + outcome, counts.getOrDefault(outcome, 0L)))
                                .toList())
                .with("warnings", report.warnings())
                .with(
                        "missing",
                        report.notInSheet().stream().map(KnownPerson::name).toList())
                .with("rows", report.entries().stream().map(this::row).toList())
                .render("sheet-report");
    }

    private Row row(FillReport.Entry entry) {
        return new Row(
                entry.row(),
                entry.label(),
                pages.texts().get("sheets.outcome." + entry.outcome()),
                switch (entry.outcome()) {
                    case WRITTEN -> "pass";
                    case UNCHANGED, NO_MARK -> "idle";
                    case KEPT, AMBIGUOUS -> "part";
                    case NOT_TAKEN, UNMATCHED -> "fail";
                },
                entry.before(),
                entry.after(),
                entry.candidates().stream().map(KnownPerson::name).collect(Collectors.joining(", ")));
    }
}

package org.gradus.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.course.Attempt;
import org.gradus.course.DuePlan;
import org.gradus.course.GradebookCell;
import org.gradus.course.ScoreOverride;
import org.gradus.course.Standing;
import org.gradus.desk.Gradebook;
import org.gradus.desk.Gradebooks;
import org.gradus.desk.Made;
import org.gradus.desk.Refused;
import org.gradus.desk.ScoresByHand;
import org.gradus.desk.Services;
import org.gradus.desk.SheetFilling;
import org.gradus.desk.Texts;
import org.gradus.desk.Viewer;
import org.gradus.sheet.FillReport;
import org.gradus.sheet.FilledSheet;
import org.gradus.sheet.KnownPerson;
import org.gradus.store.AuditLog;
import org.gradus.store.ClassWork;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.Extensions;
import org.gradus.store.Overrides;
import org.jspecify.annotations.Nullable;

/** The programming interface of grades: the gradebook and its files, sheets of other platforms, scores by hand, and who changed what. */
final class ApiGrades {
    private static final String COURSE = ApiPages.ROOT + "/courses/{course}";
    private static final String STUDENT = ApiPages.ASSIGNMENT + "/students/{person}";
    private static final String AREA = "Grades";
    private static final String CSV = "text/csv";

    private final Texts texts;
    private final Courses courses;
    private final CourseAssignments assignments;
    private final Extensions extensions;
    private final Overrides overrides;
    private final LoadedAssignments catalog;
    private final Clock clock;
    private final ClassWork work;
    private final Gradebooks gradebooks;
    private final SheetFilling filling;
    private final ScoresByHand scores;
    private final AuditLog audit;

    ApiGrades(Services services, Texts texts, ScoresByHand scores) {
        this.texts = texts;
        this.courses = services.courses();
        this.assignments = services.assignments();
        this.extensions = services.extensions();
        this.overrides = new Overrides(services.database(), services.clock());
        this.catalog = services.catalog();
        this.clock = services.clock();
        this.work = new ClassWork(services.database());
        this.gradebooks = new Gradebooks(courses, assignments, work, extensions, overrides, catalog, services.clock());
        this.filling = new SheetFilling(courses, gradebooks, catalog);
        this.scores = scores;
        this.audit = services.audit();
    }

    void register(ApiRoutes routes) {
        routes.get(
                COURSE + "/gradebook",
                this::gradebook,
                Api.staff(Access.STAFF),
                ApiOperation.of("readGradebook", AREA, "Lists the students of a course with all their scores")
                        .query("section", String.class, "only those of this section")
                        .list("students", GradebookRow.class));
        routes.get(
                COURSE + "/gradebook.csv",
                ctx -> csv(
                        ctx,
                        GradebookPages.table(gradebooks.read(Guard.viewer(ctx).theCourse()))
                                .toCsv()),
                Api.staff(Access.STAFF),
                ApiOperation.of("downloadGradebook", AREA, "Downloads the gradebook of a course")
                        .answersFile(CSV, "A line for each student"));
        routes.get(
                ApiPages.ASSIGNMENT + "/grades-moodle.csv",
                ctx -> csv(
                        ctx,
                        GradebookPages.table(gradebooks.read(
                                        Guard.viewer(ctx).theCourse(),
                                        Guard.viewer(ctx).theAssignment()))
                                .toMoodleImport(0)),
                Api.staff(Access.STAFF),
                ApiOperation.of(
                                "downloadForMoodle",
                                AREA,
                                "Downloads the scores of an assignment for Moodle's gradebook")
                        .answersFile(CSV, "A line for each student"));
        routes.post(
                ApiPages.ASSIGNMENT + "/sheets/filled",
                ctx -> fill(ctx).ifPresent(filled -> csv(ctx, filled.bytes())),
                Api.staff(Access.STAFF),
                sheet("fillSheet", "Fills a sheet of Canvas or Moodle with the scores of an assignment")
                        .answersFile(CSV, "The sheet with its points")
                        .fault(422, "the sheet cannot be read, or has no such column"));
        routes.post(
                ApiPages.ASSIGNMENT + "/sheets/report",
                ctx -> fill(ctx).ifPresent(filled -> ctx.json(FillJson.of(filled.report()))),
                Api.staff(Access.STAFF),
                sheet("reportSheet", "Says what filling a sheet of Canvas or Moodle would do")
                        .answers(FillJson.class)
                        .fault(422, "the sheet cannot be read, or has no such column"));
        routes.get(
                STUDENT,
                this::student,
                Api.staff(Access.STAFF),
                ApiOperation.of("readStudent", AREA, "Reads a student's work for an assignment, and scores set by hand")
                        .answers(StudentJson.class));
        routes.put(
                STUDENT + "/override",
                this::override,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("setScore", AREA, "Sets a score by hand, or excuses a student")
                        .says(
                                "It stands whatever the attempts say. One that was set before is replaced and stays in the history.")
                        .body(Score.class)
                        .answers(StudentJson.class)
                        .fault(422, "no points, or no reason"));
        routes.delete(
                STUDENT + "/override",
                this::withdraw,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("withdrawScore", AREA, "Takes a score back that was set by hand")
                        .answersNothing());
        routes.get(
                COURSE + "/audit",
                this::audit,
                Api.staff(Access.STAFF),
                ApiOperation.of("listChanges", "Audit log", "Lists who changed what in a course, the oldest first")
                        .list("changes", ChangeJson.class));
        routes.get(
                COURSE + "/audit.csv",
                ctx -> csv(ctx, AuditPages.csv(audit, Guard.viewer(ctx).theCourse())),
                Api.staff(Access.STAFF),
                ApiOperation.of("downloadChanges", "Audit log", "Downloads who changed what in a course")
                        .answersFile(CSV, "A line for each change, the newest first"));
    }

    private static ApiOperation sheet(String id, String summary) {
        return ApiOperation.of(id, AREA, summary)
                .needs("kind", SheetFilling.Kind.class, "where the sheet comes from")
                .query(
                        "column",
                        String.class,
                        "of a sheet from Canvas: the number of the column, or its title; the assignment's title if it is not said")
                .query("overwrite", boolean.class, "whether points that are there already are written over")
                .file("The sheet as the platform exports it", CSV);
    }

    /** A student of the gradebook. */
    public record GradebookRow(
            @About("of the person") long id,
            String name,
            String email,
            String section,
            String number,
            List<CellJson> cells,

            @About("all points together; what has none counts nothing")
            double total,

            @About("those of all assignments from which the student is not excused")
            double maxTotal) {
        static GradebookRow of(Gradebook book, Gradebook.Row row) {
            List<CellJson> cells = new ArrayList<>();
            for (int i = 0; i < row.cells().size(); i++) {
                Gradebook.Cell cell = row.cells().get(i);
                cells.add(CellJson.of(book.columns().get(i).assignment(), cell.known(), cell.comment()));
            }
            return new GradebookRow(
                    row.student().person().id(),
                    row.student().person().name(),
                    row.student().person().email(),
                    row.student().section(),
                    row.student().studentNumber(),
                    cells,
                    row.total(),
                    row.maxTotal());
        }
    }

    /** A student's score for an assignment. */
    public record CellJson(
            long assignment,

            @About("that stand, after lateness; null: none") @Nullable
            Double points,

            double maxPoints,

            @About("the submission that counts, also below a score set by hand; null: none") @Nullable
            Long submission,

            @About("the fraction of its points that it keeps")
            double factor,

            @About("seconds; 0 if it was on time") long lateBy,

            @About("whether the student has more time than the course")
            boolean extended,

            @About("set by hand") boolean overridden,
            boolean excused,

            @About("whether a score may still come by itself")
            boolean waiting,

            @About("due, and nothing is there") boolean missing,
            @About("what staff told the student about it") String comment) {
        static CellJson of(CourseAssignment assignment, GradebookCell cell, String comment) {
            Attempt counting = cell.counting();
            return new CellJson(
                    assignment.id(),
                    cell.points(),
                    cell.maxPoints(),
                    counting == null ? null : counting.id(),
                    cell.factor(),
                    cell.lateBy().toSeconds(),
                    cell.extended(),
                    cell.overridden(),
                    cell.excused(),
                    cell.waiting(),
                    cell.missing(),
                    comment);
        }
    }

    /** What filling a sheet does. */
    public record FillJson(
            List<FillRow> rows,

            @About("students of the course who are not in the sheet")
            List<String> notInSheet,

            List<String> warnings) {
        static FillJson of(FillReport report) {
            return new FillJson(
                    report.entries().stream()
                            .map(entry -> new FillRow(
                                    entry.row(),
                                    entry.label(),
                                    entry.outcome(),
                                    entry.before(),
                                    entry.after(),
                                    entry.candidates().stream()
                                            .map(KnownPerson::name)
                                            .toList()))
                            .toList(),
                    report.notInSheet().stream().map(KnownPerson::name).toList(),
                    report.warnings());
        }
    }

    /** A row of a sheet. */
    public record FillRow(
            int row,
            @About("what the sheet calls the student") String label,
            FillReport.Outcome outcome,
            String before,
            String after,
            @About("who is meant, or may be") List<String> candidates) {}

    /** A student's work for an assignment. */
    public record StudentJson(
            @About("of the person") long id,
            String name,
            String email,
            CellJson score,

            @About("the student's own; null: never") @Nullable
            String due,

            @About("the student's own; null: late work is not taken") @Nullable
            String lateDue,

            List<StudentAttempt> attempts,
            @About("scores set by hand, the newest first") List<ScoreEntry> history) {}

    /** An attempt of a student. */
    public record StudentAttempt(
            long submission,
            String received,
            Attempt.State state,

            @About("before lateness; null while it is not graded") @Nullable
            Double points,

            @Nullable Double maxPoints,
            @About("seconds; 0 if it was on time") long lateBy,
            boolean counting) {}

    /** A score that was set by hand. */
    public record ScoreEntry(
            @About("null: excused") @Nullable Double points,
            @About("for staff") String reason,
            @About("for the student") String comment,

            @About("who set it; null if the account is gone") @Nullable
            String by,

            String created,

            @About("when it was taken back or replaced; null: it stands") @Nullable
            String withdrawn) {}

    /** A score to be set by hand. */
    public record Score(
            @About("final, may exceed the maximum; null: the student is excused") @Nullable
            Double points,

            @About("why, for staff to read") String reason,
            @About("for the student") @Nullable String comment) {}

    /** A change. */
    public record ChangeJson(
            long id,
            String at,

            @About("name and address of whoever did it, as they were then")
            String actor,

            @About("what was done") String action,
            @About("on whom or what") String subject,
            @About("from what to what") String detail) {}

    private static void csv(Context ctx, byte[] bytes) {
        ctx.contentType("text/csv; charset=utf-8").result(bytes);
    }

    private void gradebook(Context ctx) {
        Gradebook book = gradebooks.read(Guard.viewer(ctx).theCourse());
        Optional<String> section = Queries.text(ctx, "section");
        Paging.answer(
                ctx,
                "students",
                book.rows().stream()
                        .filter(row -> section.isEmpty()
                                || section.get().equals(row.student().section()))
                        .toList(),
                row -> row.student().person().id(),
                row -> GradebookRow.of(book, row));
    }

    /** The filled sheet; empty after an answer that says why it cannot be filled. */
    private Optional<FilledSheet> fill(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        CourseAssignment assignment = viewer.theAssignment();
        Queries.needed(ctx, "kind");
        SheetFilling.Kind kind =
                Queries.choice(ctx, "kind", SheetFilling.Kind.class).orElseThrow();
        byte[] content = Bodies.file(ctx, SheetPages.LARGEST, CSV);
        if (content.length == 0) {
            Problem.answer(ctx, 422, texts.get("sheets.no-file"));
            return Optional.empty();
        }
        try {
            String column = Queries.text(ctx, "column").orElse(assignment.title());
            Optional<FilledSheet> filled = filling.filled(
                    course,
                    assignment,
                    kind,
                    content,
                    SheetFilling.index(kind, content, column),
                    Queries.flag(ctx, "overwrite").orElse(false));
            if (filled.isEmpty()) {
                Problem.answer(ctx, 422, texts.get("sheets.no-column"));
            }
            return filled;
        } catch (GradusException e) {
            Problem.answer(ctx, 422, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Enrolment enrolment(Context ctx) {
        return courses.enrolment(Guard.viewer(ctx).theCourse().id(), Guard.number(ctx, "person"))
                .orElseThrow(Refused::notFound);
    }

    private void student(Context ctx) {
        ctx.json(json(Guard.viewer(ctx).theAssignment(), enrolment(ctx)));
    }

    private StudentJson json(CourseAssignment assignment, Enrolment student) {
        long person = student.person().id();
        DuePlan plan = extensions.plan(assignment, person);
        List<Attempt> attempts = work.ofAssignment(assignment.id()).of(assignment.id(), person).stream()
                .map(ClassWork.Entry::attempt)
                .toList();
        Standing standing = Standing.of(assignment.counting(), plan, attempts);
        Attempt counting = standing.counting();
        List<Overrides.Entry> history = overrides.history(assignment.id(), person);
        Optional<Overrides.Entry> stands =
                history.stream().filter(entry -> entry.withdrawn() == null).findFirst();
        GradebookCell cell = GradebookCell.of(
                standing,
                stands.map(Overrides.Entry::override).orElse(null),
                plan,
                catalog.get(assignment.catalogId()).points(),
                clock.instant());
        return new StudentJson(
                person,
                student.person().name(),
                student.person().email(),
                CellJson.of(
                        assignment, cell, stands.map(Overrides.Entry::comment).orElse("")),
                ApiPages.time(plan.due()),
                ApiPages.time(plan.lateDue()),
                attempts.stream()
                        .map(attempt -> json(attempt, plan, counting != null && counting.id() == attempt.id()))
                        .toList(),
                history.stream().map(ApiGrades::json).toList());
    }

    private static StudentAttempt json(Attempt attempt, DuePlan plan, boolean counting) {
        boolean graded = attempt.state() == Attempt.State.GRADED;
        return new StudentAttempt(
                attempt.id(),
                attempt.received().toString(),
                attempt.state(),
                graded ? attempt.points() : null,
                graded ? attempt.maxPoints() : null,
                plan.lateBy(attempt.received()).toSeconds(),
                counting);
    }

    private static ScoreEntry json(Overrides.Entry entry) {
        return new ScoreEntry(
                entry.override().points(),
                entry.override().reason(),
                entry.comment(),
                entry.by(),
                entry.created().toString(),
                ApiPages.time(entry.withdrawn()));
    }

    private void override(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Enrolment student = enrolment(ctx);
        Score wanted = Bodies.read(ctx, Score.class);
        Double points = wanted.points();
        Made<ScoreOverride> made = scores.set(
                viewer,
                student,
                new ScoresByHand.Form(
                        points == null ? "excused" : "points",
                        points == null ? "" : BigDecimal.valueOf(points).toPlainString(),
                        wanted.reason(),
                        Optional.ofNullable(wanted.comment()).orElse("")));
        Problem.orElse(ctx, made, set -> ctx.json(json(viewer.theAssignment(), student)));
    }

    private void withdraw(Context ctx) {
        scores.withdraw(Guard.viewer(ctx), enrolment(ctx));
        ctx.status(204);
    }

    private void audit(Context ctx) {
        Paging paging = Paging.of(ctx);
        paging.answerFound(
                ctx,
                "changes",
                audit.after(Guard.viewer(ctx).theCourse().id(), paging.after(), paging.limit() + 1),
                AuditLog.Entry::id,
                entry -> new ChangeJson(
                        entry.id(),
                        entry.at().toString(),
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        entry.detail()));
    }
}

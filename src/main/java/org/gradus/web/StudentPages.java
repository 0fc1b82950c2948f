package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.course.Attempt;
import org.gradus.course.DuePlan;
import org.gradus.course.GradebookCell;
import org.gradus.course.ScoreOverride;
import org.gradus.course.Standing;
import org.gradus.course.TimeLeft;
import org.gradus.desk.Addresses;
import org.gradus.desk.Made;
import org.gradus.desk.Points;
import org.gradus.desk.Refused;
import org.gradus.desk.ScoresByHand;
import org.gradus.desk.Texts;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.store.ClassWork;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.Extensions;
import org.gradus.store.Overrides;
import org.jspecify.annotations.Nullable;

/** One student's work for one assignment, as staff see it, and the score that an instructor sets by hand. */
final class StudentPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}/students/{person}";

    private final Pages pages;
    private final Courses courses;
    private final ClassWork work;
    private final Extensions extensions;
    private final Overrides overrides;
    private final ScoresByHand scores;
    private final LoadedAssignments catalog;
    private final Clock clock;

    StudentPages(
            Pages pages,
            Courses courses,
            ClassWork work,
            Extensions extensions,
            Overrides overrides,
            ScoresByHand scores,
            LoadedAssignments catalog,
            Clock clock) {
        this.pages = pages;
        this.courses = courses;
        this.work = work;
        this.extensions = extensions;
        this.overrides = overrides;
        this.scores = scores;
        this.catalog = catalog;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, ctx -> show(ctx, List.of(), ScoresByHand.Form.EMPTY), Access.STAFF);
        routes.post(PLACE + "/override", this::override, Access.INSTRUCTOR);
        routes.post(PLACE + "/withdraw", this::withdraw, Access.INSTRUCTOR);
    }

    /** An attempt in the list. */
    public record AttemptRow(
            String address, String received, String state, String style, String points, String note, boolean counts) {}

    /** A score that was set by hand. */
    public record HistoryRow(String at, String by, String score, String reason, String comment, String withdrawn) {}

    private Enrolment student(Context ctx) {
        CourseAssignment assignment = Guard.viewer(ctx).theAssignment();
        try {
            return courses.enrolment(assignment.course(), Long.parseLong(ctx.pathParam("person")))
                    .orElseThrow(Refused::notFound);
        } catch (NumberFormatException e) {
            throw Refused.notFound();
        }
    }

    private void show(Context ctx, List<String> problems, ScoresByHand.Form form) {
        Viewer viewer = Guard.viewer(ctx);
        Texts texts = pages.texts();
        Times times = new Times(viewer.zone());
        CourseAssignment assignment = viewer.theAssignment();
        Enrolment student = student(ctx);
        long person = student.person().id();
        DuePlan plan = extensions.plan(assignment, person);
        List<ClassWork.Entry> entries = work.of(assignment.id(), person);
        Standing standing = Standing.of(
                assignment.counting(),
                plan,
                entries.stream().map(ClassWork.Entry::attempt).toList());
        List<Overrides.Entry> history = overrides.history(assignment.id(), person);
        Overrides.Entry byHand = history.stream()
                .filter(entry -> entry.withdrawn() == null)
                .findFirst()
                .orElse(null);
        double maxPoints = catalog.get(assignment.catalogId()).points();
        GradebookCell cell =
                GradebookCell.of(standing, byHand == null ? null : byHand.override(), plan, maxPoints, clock.instant());
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, student.person().name())
                .under(viewer.theCourse(), assignment)
                .under(texts.get("tab.OVERVIEW"), Addresses.assignment(assignment) + "/overview")
                .tabs(StaffTabs.of(viewer, texts, StaffTabs.Part.OVERVIEW))
                .with("student", student.person().name())
                .with("lede", lede(student))
                .with("tiles", List.of(scoreTile(cell, byHand), dueTile(plan, times)))
                .with(
                        "attempts",
                        entries.stream()
                                .sorted((a, b) -> b.attempt()
                                        .received()
                                        .compareTo(a.attempt().received()))
                                .map(entry -> row(assignment, entry.attempt(), plan, standing, times))
                                .toList())
                .with(
                        "history",
                        history.stream().map(entry -> row(entry, times)).toList())
                .with("stands", byHand != null)
                .with("decides", viewer.instructor())
                .with("problems", problems)
                .with("given", form)
                .with("maxPoints", Points.of(maxPoints))
                .with("address", Addresses.student(assignment, person))
                .render("student");
    }

    private String lede(Enrolment student) {
        List<String> facts = new ArrayList<>(List.of(student.person().email()));
        if (!student.section().isEmpty()) {
            facts.add(pages.texts().get("student.section", student.section()));
        }
        if (!student.active()) {
            facts.add(pages.texts().get("student.left"));
        }
        return String.join(" · ", facts);
    }

    private AssignmentPages.Tile scoreTile(GradebookCell cell, Overrides.@Nullable Entry byHand) {
        Texts texts = pages.texts();
        GradebookPages.CellWords words = new GradebookPages.CellWords(texts);
        String marks = words.marks(cell);
        return new AssignmentPages.Tile(
                texts.get("student.score"),
                cell.points() == null
                        ? words.points(cell)
                        : texts.get("score.value", words.points(cell), Points.of(cell.maxPoints())),
                byHand == null || byHand.comment().isEmpty()
                        ? marks
                        : (marks.isEmpty() ? "" : marks + ". ") + texts.get("student.told", byHand.comment()),
                cell.missing() ? "late" : "");
    }

    private AssignmentPages.Tile dueTile(DuePlan plan, Times times) {
        Texts texts = pages.texts();
        Instant due = plan.due();
        Instant lateDue = plan.lateDue();
        return new AssignmentPages.Tile(
                texts.get("due.name"),
                due == null ? texts.get("due.never") : times.at(due),
                String.join(
                        " ",
                        plan.isExtended() ? texts.get("student.extended") : texts.get("student.as-all"),
                        lateDue == null ? "" : texts.get("student.late-until", times.at(lateDue))),
                "");
    }

    private AttemptRow row(CourseAssignment assignment, Attempt attempt, DuePlan plan, Standing standing, Times times) {
        Texts texts = pages.texts();
        boolean graded = attempt.state() == Attempt.State.GRADED;
        Attempt counting = standing.counting();
        return new AttemptRow(
                Addresses.submission(assignment, attempt.id()),
                times.at(attempt.received()),
                attempt.state().name(),
                switch (attempt.state()) {
                    case WAITING, RUNNING -> "idle";
                    case GRADED -> attempt.points() >= attempt.maxPoints() ? "pass" : "part";
                    case NOT_GRADABLE, FAULT -> "fail";
                },
                graded ? texts.get("score.value", Points.of(attempt.points()), Points.of(attempt.maxPoints())) : "",
                plan.lateBy(attempt.received()).isZero()
                        ? ""
                        : texts.get("attempt.late", texts.duration(TimeLeft.of(plan.lateBy(attempt.received())))),
                counting != null && counting.id() == attempt.id());
    }

    private HistoryRow row(Overrides.Entry entry, Times times) {
        return new HistoryRow(
                times.at(entry.created()),
                entry.by() == null ? pages.texts().get("student.gone") : entry.by(),
                scores.score(entry.override()),
                entry.override().reason(),
                entry.comment(),
                entry.withdrawn() == null ? "" : times.at(entry.withdrawn()));
    }

    private void override(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Enrolment student = student(ctx);
        ScoresByHand.Form form = new ScoresByHand.Form(
                Fields.text(ctx, "kind"),
                Fields.line(ctx, "points"),
                Fields.text(ctx, "reason"),
                Fields.text(ctx, "comment"));
        Made<ScoreOverride> made = scores.set(viewer, student, form);
        if (!made.done()) {
            show(ctx, made.problems(), form);
            return;
        }
        pages.redirect(
                ctx,
                Addresses.student(viewer.theAssignment(), student.person().id()),
                pages.texts().get("student.set"));
    }

    private void withdraw(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Enrolment student = student(ctx);
        boolean withdrawn = scores.withdraw(viewer, student);
        pages.redirect(
                ctx,
                Addresses.student(viewer.theAssignment(), student.person().id()),
                withdrawn ? pages.texts().get("student.withdrawn") : "");
    }
}

package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.Visibility;
import org.gradus.course.DuePlan;
import org.gradus.course.TimeLeft;
import org.gradus.desk.Addresses;
import org.gradus.desk.Points;
import org.gradus.desk.StudentWork;
import org.gradus.desk.StudentWorks;
import org.gradus.desk.TeamWork;
import org.gradus.desk.Texts;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.handout.Handout;
import org.gradus.queue.Intake;
import org.gradus.starter.Starter;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Overrides;
import org.gradus.store.Secrets;
import org.gradus.store.StoredSubmission;
import org.jspecify.annotations.Nullable;

/** What a student sees of an assignment: how things stand, the upload, the attempts, the task. */
final class AssignmentPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}";

    private final Pages pages;
    private final LoadedAssignments catalog;
    private final Intake intake;
    private final StudentWorks works;
    private final TeamWork teams;
    private final Overrides overrides;
    private final boolean secure;

    /** @param secure whether the server is reached by https */
    AssignmentPages(
            Pages pages,
            LoadedAssignments catalog,
            Intake intake,
            StudentWorks works,
            TeamWork teams,
            Overrides overrides,
            boolean secure) {
        this.pages = pages;
        this.catalog = catalog;
        this.intake = intake;
        this.works = works;
        this.teams = teams;
        this.overrides = overrides;
        this.secure = secure;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, ctx -> show(ctx, List.of()), Access.MEMBER);
        routes.get(PLACE + "/starter.zip", this::starter, Access.MEMBER);
        routes.post(PLACE + "/submissions", this::upload, Access.MEMBER);
    }

    private void show(Context ctx, List<String> problems) {
        boolean preview = Guard.viewer(ctx).staff() && "student".equals(ctx.queryParam("as"));
        Viewer viewer = preview ? Guard.asStudent(ctx) : Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Assignment loaded = catalog.get(assignment.catalogId());
        StudentWork work = preview ? works.untouched(assignment) : works.own(viewer, assignment);
        Handout handout = handout(loaded);
        ctx.status(problems.isEmpty() ? 200 : 422);
        Pages.Page page = pages.page(ctx, assignment.title())
                .under(viewer.theCourse())
                .tabs(StaffTabs.of(viewer, pages.texts(), StaffTabs.Part.STUDENT_VIEW))
                .with("assignment", assignment)
                .with("address", Addresses.assignment(assignment))
                .with("summary", loaded.summary())
                .with("preview", preview)
                .with("staff", viewer.staff())
                .with("tiles", tiles(work, viewer, new Times(viewer.zone())))
                .with("closed", viewer.staff() ? "" : whyNot(work, viewer))
                .with("team", teams.of(viewer, assignment))
                .with("problems", problems)
                .with("once", Secrets.token())
                .with("curl", Sites.curl(Sites.asSeenBy(ctx, secure), assignment, "your.jar"))
                .with("limit", intake.limit() / (1024 * 1024))
                .with("history", history(work, new Times(viewer.zone())))
                .with(
                        "choosing",
                        assignment.counting() == org.gradus.course.CountingRule.CHOSEN
                                && assignment.gradesPublished() == null)
                .with("checks", checks(loaded, work))
                .with("later", later(loaded, work, new Times(viewer.zone())))
                .with("points", Points.of(loaded.points()))
                .with("handout", handout.html(1))
                .script("upload.js");
        if (handout.hasFormulas()) {
            page.style("katex/katex.min.css").script("katex/katex.min.js").script("math.js");
        }
        page.style("handout.css").render("assignment");
    }

    private static Handout handout(Assignment loaded) {
        return Handout.of(task(loaded));
    }

    /** The task, in Markdown. */
    static String task(Assignment loaded) {
        try {
            return Files.readString(loaded.folder().resolve("handout.md"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why nothing can be handed in now; empty if something can. */
    private String whyNot(StudentWork work, Viewer viewer) {
        if (viewer.theCourse().archived()) {
            return pages.texts().get("upload.archived");
        }
        Instant now = works.clock().instant();
        return switch (work.plan().state(now)) {
            case NOT_YET_OPEN -> pages.texts().get("upload.not-yet-open");
            case CLOSED -> pages.texts().get("upload.over");
            case OPEN, LATE ->
                work.bucket().mayTake(now)
                        ? ""
                        : UploadWords.noAttempt(pages.texts(), work.bucket().nextAt(now), new Times(viewer.zone()));
        };
    }

    /**
     * One fact at the top of the page.
     *
     * @param style of the whole: empty, or {@code late}
     */
    public record Tile(String name, String value, String note, String style) {}

    private List<Tile> tiles(StudentWork work, Viewer viewer, Times times) {
        List<Tile> tiles = new ArrayList<>();
        DuePlan.State state = viewer.theCourse().archived()
                ? DuePlan.State.CLOSED
                : work.plan().state(works.clock().instant());
        tiles.add(due(work, state, times));
        tiles.add(overrides
                .standing(work.assignment().id(), viewer.signedIn().id())
                .map(this::byHand)
                .orElseGet(() -> score(work)));
        if (!work.bucket().isUnlimited() && state != DuePlan.State.CLOSED) {
            tiles.add(attempts(work, times));
        }
        return tiles;
    }

    private Tile due(StudentWork work, DuePlan.State state, Times times) {
        Texts texts = pages.texts();
        Instant now = works.clock().instant();
        Instant opens = work.plan().opens();
        Instant due = work.plan().due();
        Instant lateDue = work.plan().lateDue();
        String name = texts.get(work.plan().isExtended() ? "due.name-extended" : "due.name");
        return switch (state) {
            case NOT_YET_OPEN ->
                new Tile(
                        texts.get("due.name"),
                        texts.get("due.not-open"),
                        opens == null ? "" : texts.get("due.opens", times.at(opens)),
                        "");
            case OPEN ->
                due == null
                        ? new Tile(name, texts.get("due.never"), "", "")
                        : new Tile(
                                name,
                                texts.get("due.left", texts.duration(TimeLeft.until(due, now))),
                                times.at(due),
                                "");
            case LATE ->
                new Tile(
                        name,
                        texts.get("due.late"),
                        texts.get(
                                "due.late-until",
                                lateDue == null ? "" : times.at(lateDue),
                                Math.round(100 * work.plan().factor(now))),
                        "late");
            case CLOSED ->
                new Tile(
                        name,
                        texts.get("due.closed"),
                        due == null || due.isAfter(now) ? "" : texts.get("due.was", times.at(due)),
                        "");
        };
    }

    /** A score that staff set stands whatever the attempts say; why is between them, what they tell the student is shown. */
    private Tile byHand(Overrides.Entry entry) {
        Texts texts = pages.texts();
        Double points = entry.override().points();
        String note = texts.get(points == null ? "score.excused-note" : "score.by-hand");
        return new Tile(
                texts.get("score.name"),
                points == null ? texts.get("score.excused") : Points.of(points),
                entry.comment().isEmpty() ? note : note + " " + entry.comment(),
                "");
    }

    private Tile score(StudentWork work) {
        Texts texts = pages.texts();
        if (work.standing().counting() == null) {
            return new Tile(
                    texts.get("score.name"),
                    texts.get("score.none"),
                    texts.get(work.standing().pending() > 0 ? "score.pending" : "score.none-note"),
                    "");
        }
        String counting = texts.get("counting." + work.assignment().counting());
        String rule = work.isPreliminary(catalog.get(work.assignment().catalogId()))
                ? texts.get("score.so-far", counting)
                : counting;
        double factor = work.standing().factor();
        return new Tile(
                texts.get("score.name"),
                texts.get(
                        "score.value",
                        Points.of(work.standing().points()),
                        Points.of(work.standing().counting().maxPoints())),
                factor < 1 ? texts.get("score.late", rule, Math.round(100 * (1 - factor))) : rule,
                "");
    }

    private Tile attempts(StudentWork work, Times times) {
        Texts texts = pages.texts();
        Instant now = works.clock().instant();
        return new Tile(
                texts.get("attempts.name"),
                texts.get("attempts.left", work.bucket().left(now)),
                work.bucket()
                        .nextAt(now)
                        .map(next -> texts.get("attempts.next", times.at(next)))
                        .orElse(""),
                "");
    }

    /**
     * An attempt in the list.
     *
     * @param state key of its name in the message file
     * @param style of its badge
     * @param note how late it was; empty if it was in time
     * @param compare where it is compared with the one before; empty if there is none
     */
    public record AttemptRow(
            long id,
            String address,
            String received,
            String fileName,
            String state,
            String style,
            String points,
            String note,
            boolean counts,
            boolean mayChoose,
            String compare) {}

    private List<AttemptRow> history(StudentWork work, Times times) {
        List<StoredSubmission> submissions = work.submissions();
        List<AttemptRow> rows = new ArrayList<>();
        for (int i = 0; i < submissions.size(); i++) {
            StoredSubmission submission = submissions.get(i);
            StoredSubmission before = submissions.stream()
                    .skip(i + 1L)
                    .filter(earlier -> earlier.state() == StoredSubmission.State.GRADED)
                    .findFirst()
                    .orElse(null);
            rows.add(row(work, submission, before, times));
        }
        return rows;
    }

    private AttemptRow row(
            StudentWork work, StoredSubmission submission, @Nullable StoredSubmission before, Times times) {
        String address = Addresses.submission(work.assignment(), submission);
        boolean graded = submission.state() == StoredSubmission.State.GRADED && submission.grading() != null;
        var score = graded ? work.scores().get(submission.grading()) : null;
        var counting = work.standing().counting();
        boolean counts = counting != null && counting.id() == submission.id();
        TimeLeft late = TimeLeft.of(work.plan().lateBy(submission.received()));
        return new AttemptRow(
                submission.id(),
                address,
                times.at(submission.received()),
                submission.fileName(),
                submission.state().name(),
                switch (submission.state()) {
                    case WAITING, RUNNING -> "idle";
                    case GRADED -> score != null && score.points() >= score.maxPoints() ? "pass" : "part";
                    case NOT_GRADABLE, FAULT -> "fail";
                },
                score == null ? "" : Points.of(score.points()) + " / " + Points.of(score.maxPoints()),
                work.plan().lateBy(submission.received()).isZero()
                        ? ""
                        : pages.texts().get("attempt.late", pages.texts().duration(late)),
                counts,
                graded && !counts,
                graded && before != null ? address + "/compare/" + before.id() : "");
    }

    /** A check in the table of points. */
    public record CheckRow(String title, String points) {}

    private static List<CheckRow> checks(Assignment loaded, StudentWork work) {
        return loaded.checks().stream()
                .filter(check -> work.sight().sees(check.visibility()))
                .map(check -> new CheckRow(check.title(), Points.of(check.points())))
                .toList();
    }

    /** What is shown later and when, without saying what it is. */
    private List<String> later(Assignment loaded, StudentWork work, Times times) {
        Instant last = work.plan().lastMoment();
        return Arrays.stream(Visibility.values())
                .filter(visibility -> !work.sight().sees(visibility))
                .flatMap(visibility -> {
                    List<CheckDefinition> hidden = loaded.checks().stream()
                            .filter(check -> check.visibility() == visibility)
                            .toList();
                    double points =
                            hidden.stream().mapToDouble(CheckDefinition::points).sum();
                    return hidden.isEmpty()
                            ? java.util.stream.Stream.<String>empty()
                            : java.util.stream.Stream.of(pages.texts()
                                    .get(
                                            "later." + waitsFor(visibility, work),
                                            hidden.size(),
                                            Points.of(points),
                                            last == null ? "" : times.at(last)));
                })
                .toList();
    }

    /**
     * For what something hidden waits, as a key of the message file. When everybody's time is over is not told: it would show that
     * somebody has an extension. One's own is known, and alone is waited for once the grades are published.
     */
    private static String waitsFor(Visibility visibility, StudentWork work) {
        if (visibility == Visibility.STAFF) {
            return visibility.name();
        }
        if (work.assignment().gradesPublished() != null) {
            return "OWN_DUE";
        }
        return work.plan().lastMoment() == null ? Visibility.AFTER_PUBLICATION.name() : visibility.name();
    }

    private void starter(Context ctx) {
        Assignment loaded = catalog.get(Guard.viewer(ctx).theAssignment().catalogId());
        Downloads.answer(
                ctx, loaded.id() + ".zip", "application/zip", Starter.of(loaded).zip());
    }

    private void upload(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        if (viewer.theCourse().archived() && !viewer.staff()) {
            show(ctx, List.of(pages.texts().get("upload.archived")));
            return;
        }
        UploadedFile file = ctx.uploadedFile("jar");
        if (file == null || file.size() == 0) {
            boolean chosen = file != null && !file.filename().isEmpty();
            show(
                    ctx,
                    List.of(
                            chosen
                                    ? pages.texts().get("upload.empty-file", file.filename())
                                    : pages.texts().get("upload.no-file")));
            return;
        }
        if (file.size() > intake.limit()) {
            show(ctx, List.of(pages.texts().get("upload.too-large", intake.limit() / (1024 * 1024))));
            return;
        }
        String once = Fields.once(ctx);
        Intake.Upload upload = new Intake.Upload(viewer.signedIn().id(), file.filename(), read(file), "browser", once);
        // Staff try an assignment out whenever they like; what they hand in is in nobody's gradebook.
        Intake.Taken taken = viewer.staff()
                ? intake.takeAnyway(assignment, upload, works.clock().instant())
                : intake.take(assignment, upload);
        if (taken instanceof Intake.Taken.Refused refused) {
            show(ctx, refused.sentences());
        } else if (taken instanceof Intake.Taken.NotNow notNow) {
            show(ctx, List.of(UploadWords.notNow(pages.texts(), notNow, new Times(viewer.zone()))));
        } else if (taken instanceof Intake.Taken.SameFile same) {
            pages.redirect(
                    ctx,
                    Addresses.submission(assignment, same.submission()),
                    pages.texts().get("upload.same-file"));
        } else if (taken instanceof Intake.Taken.SentTwice twice) {
            pages.redirect(ctx, Addresses.submission(assignment, twice.submission()), "");
        } else if (taken instanceof Intake.Taken.Accepted accepted) {
            pages.redirect(ctx, Addresses.submission(assignment, accepted.submission()), "");
        }
    }

    private static byte[] read(UploadedFile file) {
        try (InputStream in = file.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.gradus.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.course.Attempt;
import org.gradus.course.DuePlan;
import org.gradus.desk.Changes;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.desk.StudentWork;
import org.gradus.desk.StudentWorks;
import org.gradus.desk.SubmissionViews;
import org.gradus.desk.TeamWork;
import org.gradus.desk.Texts;
import org.gradus.desk.Viewer;
import org.gradus.report.JsonReport;
import org.gradus.report.ReportView;
import org.gradus.starter.Starter;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Overrides;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.jspecify.annotations.Nullable;

/** The programming interface of those who do an assignment, beside handing in: how things stand, teams, which attempt counts. */
final class ApiWork {
    private static final String TEAM = ApiPages.ASSIGNMENT + "/team";
    private static final String AREA = "Own work";
    private static final String TEAMS = "Teams";

    private final Texts texts;
    private final LoadedAssignments catalog;
    private final Submissions submissions;
    private final Overrides overrides;
    private final StudentWorks works;
    private final SubmissionViews views;
    private final TeamWork teams;

    ApiWork(Services services, Texts texts, StudentWorks works, SubmissionViews views, TeamWork teams) {
        this.texts = texts;
        this.catalog = services.catalog();
        this.submissions = services.submissions();
        this.overrides = new Overrides(services.database(), services.clock());
        this.works = works;
        this.views = views;
        this.teams = teams;
    }

    void register(ApiRoutes routes) {
        routes.get(
                ApiPages.ASSIGNMENT,
                this::assignment,
                Api.read(Access.MEMBER),
                ApiOperation.of(
                                "readAssignment",
                                AREA,
                                "Reads an assignment: the task, and how things stand for oneself")
                        .answers(AssignmentWork.class));
        routes.get(
                ApiPages.ASSIGNMENT + "/starter.zip",
                this::starter,
                Api.read(Access.MEMBER),
                ApiOperation.of("downloadStarter", AREA, "Downloads what one begins from")
                        .answersFile("application/zip", "A project that compiles"));
        routes.get(
                ApiPages.SUBMISSION + "/report.json",
                this::report,
                Api.read(Access.OWNER),
                ApiOperation.of("readReport", AREA, "Reads the report alone")
                        .answersFile("application/json", "The format gradus-report"));
        routes.get(
                ApiPages.SUBMISSION + "/jar",
                this::jar,
                Api.read(Access.OWNER),
                ApiOperation.of("downloadJar", AREA, "Downloads a jar as it was handed in")
                        .answersFile("application/java-archive", "The jar"));
        routes.post(
                ApiPages.SUBMISSION + "/choose",
                this::choose,
                Api.submit(Access.OWNER),
                ApiOperation.of("chooseSubmission", AREA, "Lets one of one's own graded submissions count")
                        .says("It matters where the assignment's rule is CHOSEN.")
                        .answersNothing()
                        .fault(400, "it is not graded, or staff's token asks")
                        .fault(409, "the course is over, or the grades are published"));
        routes.get(
                ApiPages.SUBMISSION + "/compare/{other}",
                this::compare,
                Api.read(Access.OWNER),
                ApiOperation.of("compareSubmissions", AREA, "Says what changed since another submission")
                        .answers(Comparison.class));
        routes.get(
                TEAM,
                this::team,
                Api.read(Access.MEMBER),
                ApiOperation.of("readTeam", TEAMS, "Reads one's team").answers(TeamJson.class));
        routes.post(
                TEAM,
                ctx -> change(ctx, TeamWork.Wish.MAKE, ""),
                Api.submit(Access.MEMBER),
                ApiOperation.of("makeTeam", TEAMS, "Makes a team; others join with its code")
                        .answers(TeamJson.class)
                        .fault(422, "one has a team, handed in alone, or the time is over"));
        routes.post(
                TEAM + "/join",
                ctx -> change(
                        ctx,
                        TeamWork.Wish.JOIN,
                        Bodies.read(ctx, TeamCode.class).code()),
                Api.submit(Access.MEMBER),
                ApiOperation.of("joinTeam", TEAMS, "Joins a team by its code")
                        .body(TeamCode.class)
                        .answers(TeamJson.class)
                        .fault(422, "there is no such team, it is full, or one cannot join any"));
        routes.delete(
                TEAM,
                ctx -> change(ctx, TeamWork.Wish.LEAVE, ""),
                Api.submit(Access.MEMBER),
                ApiOperation.of("leaveTeam", TEAMS, "Leaves one's team")
                        .answers(TeamJson.class)
                        .fault(422, "something was handed in together, or the time is over"));
    }

    /** An assignment, and how things stand for the one who asks. */
    public record AssignmentWork(
            ApiPages.AssignmentJson assignment,
            String summary,

            @About("the task, in Markdown with formulas in TeX")
            String handout,

            double maxPoints,
            @About("those that may be seen now") List<CheckJson> checks,
            DuePlan.State state,

            @About("one's own, with all that was granted; null: never") @Nullable
            String due,

            @About("one's own; null: late work is not taken") @Nullable
            String lateDue,

            @About("null: any number") @Nullable Integer attemptsLeft,

            @About("when one comes back; null: never, or it is not needed") @Nullable
            String nextAttempt,

            OwnScore score) {}

    /** A check, before it is run. */
    public record CheckJson(String title, double points) {}

    /** The score as one may see it now. */
    public record OwnScore(
            @About("after what lateness costs; null: none") @Nullable
            Double points,

            @About("set by staff, whatever the attempts say")
            boolean byHand,

            boolean excused,
            @About("what staff say about it") String comment,

            @About("the submission that counts; null: none") @Nullable
            Long submission,

            @About("submissions that may still get a score") int pending) {}

    /** Two submissions, side by side. */
    public record Comparison(
            double before,
            double now,
            double maxPoints,
            @About("checks with more points") int better,
            @About("checks with fewer points") int worse,
            List<Row> checks) {}

    /** A check in two submissions. */
    public record Row(
            String title,
            @About("OTHER: one of the two does not have it") Changes.Kind kind,
            @Nullable Double before,
            @Nullable Double now,
            double maxPoints) {}

    /** One's team. */
    public record TeamJson(
            @About("whether the assignment is done in teams")
            boolean offered,

            @About("with which others join; empty without a team")
            String code,

            @About("names") List<String> members,
            @About("how many may be in it") int size,

            @About("whether nothing was handed in together yet")
            boolean mayLeave) {
        static TeamJson of(TeamWork.TeamView team) {
            return new TeamJson(team.offered(), team.code(), team.members(), team.size(), team.mayLeave());
        }
    }

    /** The code of a team. */
    public record TeamCode(String code) {}

    private void assignment(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Assignment loaded = catalog.get(assignment.catalogId());
        StudentWork work = works.own(viewer, assignment);
        Instant now = works.clock().instant();
        ctx.json(new AssignmentWork(
                ApiPages.AssignmentJson.of(assignment),
                loaded.summary(),
                AssignmentPages.task(loaded),
                loaded.points(),
                loaded.checks().stream()
                        .filter(check -> work.sight().sees(check.visibility()))
                        .map(check -> new CheckJson(check.title(), check.points()))
                        .toList(),
                work.plan().state(now),
                ApiPages.time(work.plan().due()),
                ApiPages.time(work.plan().lateDue()),
                work.bucket().isUnlimited() ? null : work.bucket().left(now),
                work.bucket().isUnlimited()
                        ? null
                        : ApiPages.time(work.bucket().nextAt(now).orElse(null)),
                score(viewer, work)));
    }

    private OwnScore score(Viewer viewer, StudentWork work) {
        Attempt counting = work.standing().counting();
        Long submission = counting == null ? null : counting.id();
        int pending = work.standing().pending();
        return overrides
                .standing(work.assignment().id(), viewer.signedIn().id())
                .map(entry -> new OwnScore(
                        entry.override().points(),
                        true,
                        entry.override().isExcused(),
                        entry.comment(),
                        submission,
                        pending))
                .orElseGet(() -> new OwnScore(
                        counting == null ? null : work.standing().points(), false, false, "", submission, pending));
    }

    private void starter(Context ctx) {
        Assignment loaded = catalog.get(Guard.viewer(ctx).theAssignment().catalogId());
        Downloads.answer(
                ctx, loaded.id() + ".zip", "application/zip", Starter.of(loaded).zip());
    }

    private void report(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        ReportView view = views.report(viewer, viewer.theSubmission()).orElseThrow(Refused::notFound);
        ctx.contentType("application/json").result(JsonReport.write(view));
    }

    private void jar(Context ctx) {
        StoredSubmission submission = Guard.viewer(ctx).theSubmission();
        Downloads.answer(ctx, submission.fileName(), "application/java-archive", submissions.jar(submission.sha256()));
    }

    private void choose(Context ctx) {
        views.choose(Guard.viewer(ctx))
                .ifPresentOrElse(why -> Problem.answer(ctx, 409, texts.get(why)), () -> ctx.status(204));
    }

    private void compare(Context ctx) {
        Changes changes =
                views.compare(Guard.viewer(ctx), Guard.number(ctx, "other")).changes();
        ctx.json(new Comparison(
                changes.earlier(),
                changes.later(),
                changes.maxPoints(),
                changes.better(),
                changes.worse(),
                changes.rows().stream()
                        .map(row -> new Row(row.title(), row.kind(), row.earlier(), row.later(), row.maxPoints()))
                        .toList()));
    }

    private void team(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        ctx.json(TeamJson.of(teams.of(viewer, viewer.theAssignment())));
    }

    private void change(Context ctx, TeamWork.Wish wish, String code) {
        String outcome = teams.change(Guard.viewer(ctx), wish, code);
        switch (outcome) {
            case "made", "joined", "left" -> team(ctx);
            default -> Problem.answer(ctx, 422, texts.get("team." + outcome));
        }
    }
}

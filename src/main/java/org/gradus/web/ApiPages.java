package org.gradus.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.desk.Addresses;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.desk.StudentWork;
import org.gradus.desk.StudentWorks;
import org.gradus.desk.SubmissionViews;
import org.gradus.desk.Texts;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.grading.Grader;
import org.gradus.queue.Intake;
import org.gradus.report.JsonReport;
import org.gradus.report.ReportView;
import org.gradus.report.TextReport;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Gradings;
import org.gradus.store.Secrets;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.jspecify.annotations.Nullable;

/**
 * The programming interface of those who take part in a course: what their pages show, as JSON under {@code /api/v1}. A token in the header
 * {@code Authorization: Bearer} says who asks; errors are {@link Problem}s. Names of fields are a promise: they are added, never changed.
 */
final class ApiPages {
    static final String ROOT = "/api/v1";

    static final String ASSIGNMENT = ROOT + "/courses/{course}/assignments/{assignment}";
    static final String SUBMISSION = ASSIGNMENT + "/submissions/{submission}";
    private static final String JAR = "application/java-archive";
    private static final SentFile.Wanted FILE = new SentFile.Wanted("jar", JAR, "submission.jar", "api.no-jar");

    private final Texts texts;
    private final Courses courses;
    private final CourseAssignments assignments;
    private final Submissions submissions;
    private final SubmissionViews views;
    private final Intake intake;
    private final StudentWorks works;
    private final LiveStates live;

    ApiPages(Services services, Texts texts, StudentWorks works, SubmissionViews views, LiveStates live) {
        this.texts = texts;
        this.courses = services.courses();
        this.assignments = services.assignments();
        this.submissions = services.submissions();
        this.views = views;
        this.intake = services.intake();
        this.works = works;
        this.live = live;
    }

    void register(ApiRoutes routes) {
        routes.get(
                ROOT + "/courses",
                this::courses,
                Api.read(Access.SIGNED_IN),
                ApiOperation.of("listCourses", "Courses", "Lists the courses of the token's person")
                        .says("An administrator gets all courses; those without a part in them have no role.")
                        .list("courses", CourseJson.class));
        routes.get(
                ROOT + "/courses/{course}/assignments",
                this::assignments,
                Api.read(Access.MEMBER),
                ApiOperation.of("listAssignments", "Assignments", "Lists the assignments of a course")
                        .says("Those that are not published are for staff.")
                        .list("assignments", AssignmentJson.class));
        routes.get(
                ASSIGNMENT + "/submissions",
                this::submissions,
                Api.read(Access.MEMBER),
                ApiOperation.of("listOwnSubmissions", "Own work", "Lists what one, or one's team, handed in")
                        .list("submissions", SubmissionJson.class));
        routes.post(
                ASSIGNMENT + "/submissions",
                this::handIn,
                Api.submit(Access.MEMBER),
                ApiOperation.of("handIn", "Own work", "Hands a jar in")
                        .query("name", String.class, "of the file, when it is the body")
                        .header(
                                "Idempotency-Key",
                                "1 to 100 visible ASCII characters, new ones for each file: what comes twice with the same is"
                                        + " taken once, so a request can be sent again when its answer was lost")
                        .fileOrForm("jar", "The jar: as the field jar of a form, or as the body", JAR)
                        .answers(202, HandedIn.class, "Taken; it waits to be graded")
                        .answers(200, HandedIn.class, "It was handed in before")
                        .fault(409, "nothing can be handed in now")
                        .fault(422, "the jar cannot be graded, and why"));
        routes.get(
                SUBMISSION,
                this::submission,
                Api.read(Access.OWNER),
                ApiOperation.of("readSubmission", "Own work", "Reads a submission, how far it is, and its report")
                        .says("Points and report show what may be seen at that moment, as on the pages.")
                        .answers(WithReport.class));
        routes.get(
                SUBMISSION + "/report.txt",
                this::text,
                Api.read(Access.OWNER),
                ApiOperation.of("readReportText", "Own work", "Reads the report as text")
                        .query("coloured", boolean.class, "for a terminal")
                        .answersFile("text/plain", "The report"));
    }

    /** A course and the person's part in it. */
    public record CourseJson(
            long id,
            String title,
            String term,

            @About("by whose clock dates are read on the pages, such as Europe/Zurich")
            String timeZone,

            @About("over: nothing can be handed in any more")
            boolean archived,

            @About("STUDENT, ASSISTANT or INSTRUCTOR; null for an administrator who takes no part") @Nullable
            String role) {
        static CourseJson of(Course course, @Nullable String role) {
            return new CourseJson(
                    course.id(),
                    course.title(),
                    course.term(),
                    course.timeZone().getId(),
                    course.archived(),
                    role);
        }
    }

    /** An assignment; times are in UTC, null if there is none such. */
    public record AssignmentJson(
            long id,
            @About("its name in the catalog") String catalogId,
            String title,
            @About("whether students see it") boolean published,

            @About("when the first upload is taken; null: since ever") @Nullable
            String opens,

            @About("null: never") @Nullable String due,

            @About("until when late work is taken; null: it is not") @Nullable
            String lateDue) {
        static AssignmentJson of(CourseAssignment assignment) {
            return new AssignmentJson(
                    assignment.id(),
                    assignment.catalogId(),
                    assignment.title(),
                    assignment.published(),
                    time(assignment.opens()),
                    time(assignment.due()),
                    time(assignment.lateDue()));
        }
    }

    /** A submission. */
    public record SubmissionJson(
            long id,
            @About("name of the jar") String file,
            String received,
            StoredSubmission.State state,
            @About("whether it uses up an attempt") boolean counts,

            @About("on the checks that may be seen; null while there are none") @Nullable
            Double points,

            @Nullable Double maxPoints,
            @About("where a browser shows it") String page) {
        static SubmissionJson of(
                CourseAssignment assignment,
                StoredSubmission submission,
                @Nullable Double points,
                @Nullable Double maxPoints) {
            return new SubmissionJson(
                    submission.id(),
                    submission.fileName(),
                    submission.received().toString(),
                    submission.state(),
                    submission.counts(),
                    points,
                    maxPoints,
                    Addresses.submission(assignment, submission));
        }
    }

    /** A submission with all that there is to tell. */
    public record WithReport(
            SubmissionJson submission,
            @About("how far it is, also in words") LiveStates.Progress progress,

            @About("as in report.json; null while there is none") @JsonRawValue @Nullable
            String report) {}

    /** What became of an upload. */
    public record HandedIn(
            long id,
            @About("where a browser shows it") String page,

            @About("what is special about it; empty if nothing is")
            String note) {}

    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private void courses(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        List<Courses.Taken> taken = courses.of(viewer.signedIn().id());
        List<CourseJson> all = new ArrayList<>(taken.stream()
                .map(part -> CourseJson.of(part.course(), part.role().name()))
                .toList());
        if (viewer.administrator()) {
            List<Course> own = taken.stream().map(Courses.Taken::course).toList();
            courses.all().stream()
                    .filter(course -> !own.contains(course))
                    .forEach(course -> all.add(CourseJson.of(course, null)));
        }
        Paging.answer(ctx, "courses", all, CourseJson::id, course -> course);
    }

    private void assignments(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Paging.answer(
                ctx,
                "assignments",
                assignments.of(viewer.theCourse().id()).stream()
                        .filter(assignment -> assignment.published() || viewer.staff())
                        .toList(),
                CourseAssignment::id,
                AssignmentJson::of);
    }

    private void submissions(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        StudentWork work = works.own(viewer, viewer.theAssignment());
        Paging.answer(
                ctx, "submissions", work.submissions(), StoredSubmission::id, submission -> ownJson(work, submission));
    }

    /** A submission with the points that its person may see. */
    static SubmissionJson ownJson(StudentWork work, StoredSubmission submission) {
        Gradings.Score score =
                submission.grading() == null ? null : work.scores().get(submission.grading());
        return SubmissionJson.of(
                work.assignment(),
                submission,
                score == null ? null : score.points(),
                score == null ? null : score.maxPoints());
    }

    private void submission(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        StoredSubmission submission = viewer.theSubmission();
        Optional<ReportView> view = views.report(viewer, submission);
        ctx.json(new WithReport(
                SubmissionJson.of(
                        viewer.theAssignment(),
                        submission,
                        view.map(ReportView::score).orElse(null),
                        view.map(ReportView::maxScore).orElse(null)),
                live.progress(submission),
                view.map(JsonReport::write).orElse(null)));
    }

    private void text(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        ReportView view = views.report(viewer, viewer.theSubmission()).orElseThrow(Refused::notFound);
        ctx.contentType("text/plain; charset=utf-8")
                .result(TextReport.write(view, "true".equals(ctx.queryParam("coloured"))));
    }

    private void handIn(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        long person = viewer.signedIn().id();
        if (viewer.theCourse().archived() && !viewer.staff()) {
            Problem.answer(ctx, 409, texts.get("upload.archived"));
            return;
        }
        // Each assignment has keys of its own.
        Optional<String> once = IdempotencyKey.of(ctx).map(key -> "key " + assignment.id() + " " + key);
        SentFile sent = SentFile.of(ctx, FILE, intake.limit());
        if (sent.content().length > intake.limit()) {
            Problem.answer(ctx, 413, texts.get("upload.too-large", intake.limit() / (1024 * 1024)));
            return;
        }
        if (sent.content().length == 0) {
            Problem.answer(ctx, 422, texts.get("api.no-jar"));
            return;
        }
        Intake.Upload upload =
                new Intake.Upload(person, sent.name(), sent.content(), "token", once.orElseGet(Secrets::token));
        // As on the page: staff try an assignment out whenever they like.
        Intake.Taken taken = viewer.staff()
                ? intake.takeAnyway(assignment, upload, works.clock().instant())
                : intake.take(assignment, upload);
        if (taken instanceof Intake.Taken.Refused refused) {
            Problem.unfit(ctx, refused.sentences());
        } else if (taken instanceof Intake.Taken.NotNow notNow) {
            Problem.answer(ctx, 409, UploadWords.notNow(texts, notNow, new Times(viewer.zone())));
        } else if (taken instanceof Intake.Taken.SentTwice twice) {
            StoredSubmission first = submissions.byId(twice.submission()).orElseThrow(Refused::notFound);
            if (first.sha256().equals(Grader.sha256(sent.content()))) {
                answer(ctx, 200, assignment, twice.submission(), "");
            } else {
                Problem.answer(ctx, 422, texts.get("api.key-used"));
            }
        } else if (taken instanceof Intake.Taken.SameFile same) {
            answer(ctx, 200, assignment, same.submission(), texts.get("upload.same-file"));
        } else if (taken instanceof Intake.Taken.Accepted accepted) {
            answer(ctx, 202, assignment, accepted.submission(), "");
        }
    }

    private static void answer(Context ctx, int status, CourseAssignment assignment, long submission, String note) {
        String page = Addresses.submission(assignment, submission);
        ctx.status(status).header("Location", ROOT + page).json(new HandedIn(submission, page, note));
    }
}

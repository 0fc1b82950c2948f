package org.gradus.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
import org.gradus.store.Person;
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

    private static final String ASSIGNMENT = ROOT + "/courses/{course}/assignments/{assignment}";
    private static final String SUBMISSION = ASSIGNMENT + "/submissions/{submission}";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

    private final Texts texts;
    private final Courses courses;
    private final CourseAssignments assignments;
    private final Submissions submissions;
    private final Gradings gradings;
    private final Intake intake;
    private final StudentWorks works;
    private final LiveStates live;

    ApiPages(WebServices services, Texts texts, StudentWorks works, LiveStates live) {
        this.texts = texts;
        this.courses = services.courses();
        this.assignments = services.assignments();
        this.submissions = services.submissions();
        this.gradings = services.gradings();
        this.intake = services.intake();
        this.works = works;
        this.live = live;
    }

    void register(RoutesConfig routes) {
        routes.get(ROOT + "/me", this::me, Api.read(Access.SIGNED_IN));
        routes.get(ROOT + "/courses", this::courses, Api.read(Access.SIGNED_IN));
        routes.get(ROOT + "/courses/{course}/assignments", this::assignments, Api.read(Access.MEMBER));
        routes.get(ASSIGNMENT + "/submissions", this::submissions, Api.read(Access.MEMBER));
        routes.post(ASSIGNMENT + "/submissions", this::handIn, Api.submit(Access.MEMBER));
        routes.get(SUBMISSION, this::submission, Api.read(Access.OWNER));
        routes.get(SUBMISSION + "/report.txt", this::text, Api.read(Access.OWNER));
    }

    /**
     * Who holds the token.
     *
     * @param staff whether the token lets its person act as staff
     */
    public record Me(String email, String name, boolean staff) {}

    /**
     * A course and the person's part in it.
     *
     * @param role null for an administrator who takes no part
     */
    public record CourseJson(
            long id,
            String title,
            String term,
            String timeZone,
            boolean archived,
            @Nullable String role) {
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
            String catalogId,
            String title,
            boolean published,
            @Nullable String opens,
            @Nullable String due,
            @Nullable String lateDue) {
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

    /**
     * A submission.
     *
     * @param state {@code WAITING}, {@code RUNNING}, or how it ended
     * @param points on the checks that may be seen; null while there are none
     * @param page where a browser shows it
     */
    public record SubmissionJson(
            long id,
            String file,
            String received,
            String state,
            boolean counts,
            @Nullable Double points,
            @Nullable Double maxPoints,
            String page) {
        static SubmissionJson of(
                CourseAssignment assignment,
                StoredSubmission submission,
                @Nullable Double points,
                @Nullable Double maxPoints) {
            return new SubmissionJson(
                    submission.id(),
                    submission.fileName(),
                    submission.received().toString(),
                    submission.state().name(),
                    submission.counts(),
                    points,
                    maxPoints,
                    Addresses.submission(assignment, submission));
        }
    }

    /**
     * A submission with all that there is to tell.
     *
     * @param progress how far it is, also in words
     * @param report as in {@code report.json}; null while there is none
     */
    public record WithReport(
            SubmissionJson submission,
            LiveStates.Progress progress,
            @JsonRawValue @Nullable String report) {}

    /**
     * What became of an upload.
     *
     * @param note what is special about it; empty if nothing is
     */
    public record HandedIn(long id, String page, String note) {}

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private void me(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Person person = viewer.signedIn();
        ctx.json(new Me(person.email(), person.name(), !viewer.ownWorkOnly()));
    }

    private void courses(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        List<Courses.Taken> taken = courses.of(viewer.signedIn().id());
        List<CourseJson> all = new java.util.ArrayList<>(taken.stream()
                .map(part -> CourseJson.of(part.course(), part.role().name()))
                .toList());
        if (viewer.administrator()) {
            List<Course> own = taken.stream().map(Courses.Taken::course).toList();
            courses.all().stream()
                    .filter(course -> !own.contains(course))
                    .forEach(course -> all.add(CourseJson.of(course, null)));
        }
        ctx.json(Map.of("courses", all));
    }

    private void assignments(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        ctx.json(Map.of(
                "assignments",
                assignments.of(viewer.theCourse().id()).stream()
                        .filter(assignment -> assignment.published() || viewer.staff())
                        .map(AssignmentJson::of)
                        .toList()));
    }

    private void submissions(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        StudentWork work = works.own(viewer, viewer.theAssignment());
        ctx.json(Map.of(
                "submissions",
                work.submissions().stream()
                        .map(submission -> {
                            Gradings.Score score = submission.grading() == null
                                    ? null
                                    : work.scores().get(submission.grading());
                            return SubmissionJson.of(
                                    work.assignment(),
                                    submission,
                                    score == null ? null : score.points(),
                                    score == null ? null : score.maxPoints());
                        })
                        .toList()));
    }

    private void submission(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        StoredSubmission submission = viewer.theSubmission();
        Optional<ReportView> view = view(viewer);
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
        ReportView view = view(Guard.viewer(ctx)).orElseThrow(Refused::notFound);
        ctx.contentType("text/plain; charset=utf-8")
                .result(TextReport.write(view, "true".equals(ctx.queryParam("coloured"))));
    }

    /** The report as the viewer may see it; empty while there is none. */
    private Optional<ReportView> view(Viewer viewer) {
        StoredSubmission submission = viewer.theSubmission();
        if (!submission.state().ended() || submission.grading() == null) {
            return Optional.empty();
        }
        CourseAssignment assignment = viewer.theAssignment();
        return gradings.report(submission.grading())
                .map(report -> ReportView.of(report, works.audience(viewer, assignment), assignment.diagnosis()));
    }

    private void handIn(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        long person = viewer.signedIn().id();
        if (viewer.theCourse().archived() && !viewer.staff()) {
            Problem.answer(ctx, 409, texts.get("upload.archived"));
            return;
        }
        Optional<String> once = once(ctx, assignment);
        Sent sent = sent(ctx);
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
            Problem.answer(ctx, 422, refused.sentences().get(0), refused.sentences());
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

    /** What marks a request that is sent again because its answer was lost; each assignment has keys of its own. */
    private static Optional<String> once(Context ctx, CourseAssignment assignment) {
        String key = ctx.header("Idempotency-Key");
        if (key == null) {
            return Optional.empty();
        }
        if (!KEY.matcher(key).matches()) {
            throw Refused.badRequest("api.key");
        }
        return Optional.of("key " + assignment.id() + " " + key);
    }

    private record Sent(String name, byte[] content) {}

    private Sent sent(Context ctx) {
        String type = Optional.ofNullable(ctx.contentType()).orElse("");
        try {
            if (type.startsWith("multipart/form-data")) {
                UploadedFile file = ctx.uploadedFile("jar");
                if (file == null) {
                    throw Refused.badRequest("api.no-jar");
                }
                try (InputStream in = file.content()) {
                    return new Sent(file.filename(), in.readAllBytes());
                }
            }
            if (type.startsWith("application/java-archive")) {
                String name = Optional.ofNullable(ctx.queryParam("name")).orElse("submission.jar");
                // One byte more than is taken tells that it is too long.
                return new Sent(name, ctx.bodyInputStream().readNBytes((int) intake.limit() + 1));
            }
        } catch (IOException e) {
            // The sender is gone, or sent less than was announced.
            throw Refused.badRequest("error.request");
        }
        throw Refused.badRequest("api.no-jar");
    }
}

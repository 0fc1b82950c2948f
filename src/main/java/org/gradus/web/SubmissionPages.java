package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import org.gradus.grading.ScoreReport;
import org.gradus.report.ReportPage;
import org.gradus.report.ReportView;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Gradings;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;

/** One submission: how far it is while it waits and runs, and its score report afterwards. */
final class SubmissionPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}/submissions/{submission}";
    private static final int RECENT = 25;

    private final Pages pages;
    private final Submissions submissions;
    private final Gradings gradings;
    private final Histories histories;
    private final LiveStates live;

    SubmissionPages(Pages pages, Submissions submissions, Gradings gradings, Histories histories, LiveStates live) {
        this.pages = pages;
        this.submissions = submissions;
        this.gradings = gradings;
        this.histories = histories;
        this.live = live;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, this::show, Access.OWNER);
        routes.get(PLACE + "/state", this::state, Access.OWNER);
        routes.sse(
                PLACE + "/events",
                client -> live.watch(
                        client, Guard.viewer(client.ctx()).theSubmission().id(), this::progress),
                Access.OWNER);
    }

    private void show(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        StoredSubmission submission = viewer.theSubmission();
        if (!submission.state().ended() || submission.grading() == null) {
            pages.page(ctx, pages.texts().get("live.title"))
                    .under(viewer.theCourse(), assignment)
                    .with("address", Addresses.submission(assignment, submission))
                    .with("fileName", submission.fileName())
                    .with("progress", progress(submission))
                    .script("live.js")
                    .render("live");
            return;
        }
        ScoreReport report = gradings.report(submission.grading()).orElseThrow(Refused::notFound);
        ReportView view = ReportView.of(report, histories.audience(viewer, assignment), assignment.diagnosis());
        ReportPage page = ReportPage.of(view, viewer.zone());
        pages.page(ctx, page.heading())
                .under(viewer.theCourse(), assignment)
                .with("report", page)
                .with("address", Addresses.submission(assignment, submission))
                .render("submission");
    }

    private void state(Context ctx) {
        ctx.json(progress(Guard.viewer(ctx).theSubmission()));
    }

    /**
     * How far a submission is.
     *
     * @param text in words
     * @param value of a bar from 0 to {@code of}; {@code of} is 0 while nothing can be said
     */
    public record Progress(String state, String text, int value, int of, boolean ended) {}

    private Progress progress(StoredSubmission submission) {
        return new Progress(
                submission.state().name(),
                text(submission),
                Math.max(0, submission.checkNumber() - 1),
                submission.checkCount(),
                submission.state().ended());
    }

    private String text(StoredSubmission submission) {
        return switch (submission.state()) {
            case WAITING -> waiting(submission);
            case RUNNING ->
                submission.checkCount() == 0
                        ? pages.texts().get("live.starting")
                        : pages.texts().get("live.running", submission.checkNumber(), submission.checkCount());
            case GRADED, NOT_GRADABLE -> pages.texts().get("live.done");
            case FAULT -> pages.texts().get("live.fault");
        };
    }

    private String waiting(StoredSubmission submission) {
        int before = submissions.waitingBefore(submission);
        List<Long> recent = gradings.recentDurations(RECENT).stream().sorted().toList();
        if (recent.isEmpty()) {
            return pages.texts().get("live.waiting", before);
        }
        long median = recent.get(recent.size() / 2);
        long seconds = Math.max(1, Duration.ofMillis(median * (before + 1)).toSeconds());
        return pages.texts().get("live.waiting-about", before, seconds);
    }
}

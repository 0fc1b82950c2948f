package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseHandler;
import java.util.Optional;
import org.gradus.desk.Addresses;
import org.gradus.desk.Refused;
import org.gradus.desk.StaffViews;
import org.gradus.desk.SubmissionViews;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.report.JsonReport;
import org.gradus.report.ReportPage;
import org.gradus.report.ReportView;
import org.gradus.store.CourseAssignment;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;

/** One submission: how far it is while it waits and runs, its score report afterwards, and what changed since an earlier one. */
final class SubmissionPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}/submissions/{submission}";

    private static final String EVENTS = "text/event-stream";

    private final Pages pages;
    private final Submissions submissions;
    private final SubmissionViews views;
    private final LiveStates live;
    private final StaffViews staffViews;
    private final SseHandler stream;

    SubmissionPages(
            Pages pages, Submissions submissions, SubmissionViews views, LiveStates live, StaffViews staffViews) {
        this.pages = pages;
        this.submissions = submissions;
        this.views = views;
        this.live = live;
        this.staffViews = staffViews;
        stream = new SseHandler(client ->
                live.watch(client, Guard.viewer(client.ctx()).theSubmission().id()));
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, this::show, Access.OWNER);
        routes.get(PLACE + "/state", this::state, Access.OWNER);
        routes.get(PLACE + "/events", this::events, Access.OWNER);
        routes.get(PLACE + "/report.json", this::json, Access.OWNER);
        routes.get(PLACE + "/jar", this::jar, Access.OWNER);
        routes.get(PLACE + "/compare/{other}", this::compare, Access.OWNER);
        routes.get(PLACE + "/decompiled", this::decompiled, Access.STAFF);
        routes.post(PLACE + "/again", this::again, Access.STAFF);
        routes.post(PLACE + "/choose", this::choose, Access.OWNER);
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
                    .with("progress", live.progress(submission))
                    .script("live.js")
                    .render("live");
            return;
        }
        ReportPage page = ReportPage.of(view(viewer), viewer.zone());
        Pages.Page shown = pages.page(ctx, page.heading())
                .under(viewer.theCourse(), assignment)
                .with("report", page)
                .with("address", Addresses.submission(assignment, submission))
                .with("back", Addresses.assignment(assignment))
                .with("another", views.mayHandInAnother(viewer));
        if (viewer.staff()) {
            shown.tabs(StaffTabs.of(viewer, pages.texts(), StaffTabs.Part.OVERVIEW))
                    .with("staff", staffViews.of(viewer, submission));
        }
        shown.render("submission");
    }

    private void decompiled(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        StoredSubmission submission = viewer.theSubmission();
        StaffViews.Decompiled made = staffViews.decompiled(submission);
        pages.page(ctx, pages.texts().get("decompiled.title"))
                .under(viewer.theCourse(), assignment)
                .under(
                        pages.texts().get("staff.submission", submission.id()),
                        Addresses.submission(assignment, submission))
                .tabs(StaffTabs.of(viewer, pages.texts(), StaffTabs.Part.OVERVIEW))
                .with("fileName", submission.fileName())
                .with("problem", made.problem())
                .with("sources", made.sources())
                .render("decompiled");
    }

    private void again(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        StoredSubmission submission = viewer.theSubmission();
        boolean queued = staffViews.again(viewer, submission);
        pages.redirect(
                ctx,
                Addresses.submission(viewer.theAssignment(), submission),
                pages.texts().get(queued ? "staff.again-done" : "staff.again-not"));
    }

    /** The report as the viewer may see it. */
    private ReportView view(Viewer viewer) {
        return views.report(viewer, viewer.theSubmission()).orElseThrow(Refused::notFound);
    }

    private void state(Context ctx) {
        ctx.json(live.progress(Guard.viewer(ctx).theSubmission()));
    }

    /** Without the word of the client that it reads events there is nothing to send: it is told where it can ask instead. */
    private void events(Context ctx) {
        String accepted = Optional.ofNullable(ctx.header("Accept")).orElse("");
        if (!accepted.contains(EVENTS)) {
            throw Refused.notAcceptable("live.events-only");
        }
        stream.handle(ctx);
    }

    private void json(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        ctx.contentType("application/json").result(JsonReport.write(view(viewer)));
    }

    private void jar(Context ctx) {
        StoredSubmission submission = Guard.viewer(ctx).theSubmission();
        Downloads.answer(ctx, submission.fileName(), "application/java-archive", submissions.jar(submission.sha256()));
    }

    private void choose(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        String said = views.choose(viewer).orElse("attempt.chosen");
        pages.redirect(
                ctx, Addresses.assignment(viewer.theAssignment()), pages.texts().get(said));
    }

    private void compare(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        SubmissionViews.Pair pair = views.compare(viewer, Guard.number(ctx, "other"));
        Times times = new Times(viewer.zone());
        pages.page(ctx, pages.texts().get("compare.title"))
                .under(viewer.theCourse(), assignment)
                .with("changes", pair.changes())
                .with("before", times.at(pair.before().received()))
                .with("now", times.at(pair.now().received()))
                .with("beforeAddress", Addresses.submission(assignment, pair.before()))
                .with("nowAddress", Addresses.submission(assignment, pair.now()))
                .render("compare");
    }
}

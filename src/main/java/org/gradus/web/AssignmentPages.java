package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.queue.Intake;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Secrets;

/** What a student sees of an assignment: the task, the upload, the attempts. */
final class AssignmentPages {
    private final Pages pages;
    private final LoadedAssignments catalog;
    private final Intake intake;
    private final Histories histories;

    AssignmentPages(Pages pages, LoadedAssignments catalog, Intake intake, Histories histories) {
        this.pages = pages;
        this.catalog = catalog;
        this.intake = intake;
        this.histories = histories;
    }

    void register(RoutesConfig routes) {
        routes.get("/courses/{course}/assignments/{assignment}", ctx -> show(ctx, List.of()), Access.MEMBER);
        routes.post("/courses/{course}/assignments/{assignment}/submissions", this::upload, Access.MEMBER);
    }

    private void show(Context ctx, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Assignment loaded = catalog.get(assignment.catalogId());
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, assignment.title())
                .under(viewer.theCourse())
                .with("assignment", assignment)
                .with("address", Addresses.assignment(assignment))
                .with("summary", loaded.summary())
                .with("due", assignment.due() == null ? "" : new Times(viewer.zone()).at(assignment.due()))
                .with("checks", loaded.checks())
                .with("points", loaded.points())
                .with("problems", problems)
                .with("once", Secrets.token())
                .with("limit", intake.limit() / (1024 * 1024))
                .with("history", histories.of(viewer, assignment))
                .script("upload.js")
                .render("assignment");
    }

    private void upload(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        UploadedFile file = ctx.uploadedFile("jar");
        if (file == null || file.size() == 0) {
            show(ctx, List.of(pages.texts().get("upload.no-file")));
            return;
        }
        if (file.size() > intake.limit()) {
            show(ctx, List.of(pages.texts().get("upload.too-large", intake.limit() / (1024 * 1024))));
            return;
        }
        String once = Optional.ofNullable(ctx.formParam("once"))
                .filter(text -> text.matches("[A-Za-z0-9_-]{20,60}"))
                .orElseGet(Secrets::token);
        Intake.Taken taken = intake.take(
                assignment, new Intake.Upload(viewer.signedIn().id(), file.filename(), read(file), "browser", once));
        if (taken instanceof Intake.Taken.Refused refused) {
            show(ctx, refused.sentences());
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

package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradus.desk.AssignmentHandover;
import org.gradus.desk.CatalogVersions;
import org.gradus.desk.Deeds;
import org.gradus.desk.Made;
import org.gradus.desk.Services;
import org.gradus.desk.Texts;
import org.gradus.desk.Times;
import org.gradus.desk.VersionWords;
import org.gradus.install.Installer;
import org.gradus.install.ProofRun;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.Secrets;

/**
 * The catalog of assignments for its authors: what is in it, and how something new comes in: handed over, compiled, proved while one looks,
 * and put into use by a step of its own ({@link CatalogVersionPages}). What is installed runs with the server's rights, so this is a right of
 * its own.
 */
final class CatalogPages {
    static final String PLACE = "/catalog";

    private final Pages pages;
    private final AssignmentVersions versions;
    private final VersionWords words;
    private final CatalogVersions catalog;
    private final AssignmentHandover handover;

    CatalogPages(Services services, Pages pages, Deeds deeds) {
        this.pages = pages;
        this.versions = services.versions();
        this.words = new VersionWords(pages.texts(), versions, services.installer());
        this.catalog = deeds.catalog();
        this.handover = deeds.handover();
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, this::list, Access.AUTHOR);
        routes.get(PLACE + "/install", ctx -> form(ctx, List.of()), Access.AUTHOR);
        routes.post(PLACE + "/install", this::upload, Access.AUTHOR);
        routes.post(PLACE + "/install/folder", this::folder, Access.AUTHOR);
        routes.get(PLACE + "/runs/{run}", this::show, Access.AUTHOR);
        routes.get(PLACE + "/runs/{run}/state", this::state, Access.AUTHOR);
    }

    static String address(String id) {
        return PLACE + "/assignments/" + id;
    }

    static String address(String id, String version) {
        return address(id) + "/versions/" + version;
    }

    static String address(ProofRun run) {
        return PLACE + "/runs/" + run.number();
    }

    /**
     * An assignment of the catalog.
     *
     * @param version the beginning of its hash; empty if it cannot be loaded
     * @param from where it comes from and since when it is in use
     * @param problem why it cannot be used; empty if it can
     */
    public record Row(
            String title,
            String id,
            String address,
            String version,
            String from,
            VersionWords.Badge proof,
            String problem) {}

    private void list(Context ctx) {
        Times times = new Times(Guard.viewer(ctx).zone());
        List<Row> rows =
                catalog.entries().stream().map(entry -> row(entry, times)).toList();
        pages.page(ctx, pages.texts().get("authors.title")).with("rows", rows).render("authors-catalog");
    }

    private Row row(CatalogVersions.Entry entry, Times times) {
        Texts texts = pages.texts();
        String from = entry.use()
                .filter(AssignmentVersions.Use::installed)
                .map(found -> texts.get(
                        "authors.installed",
                        times.at(found.since()),
                        found.by() == null ? texts.get("student.gone") : found.by()))
                .orElseGet(() -> texts.get("authors.built-in"));
        boolean broken = !entry.problem().isEmpty();
        return new Row(
                entry.title(),
                entry.id(),
                address(entry.id()),
                VersionWords.brief(entry.version()),
                broken ? "" : from,
                words.proof(
                        broken
                                ? null
                                : versions.find(entry.id(), entry.version()).orElse(null)),
                entry.problem());
    }

    private void form(Context ctx, List<String> problems) {
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, pages.texts().get("install.title"))
                .under(pages.texts().get("authors.title"), PLACE)
                .with("problems", problems)
                .with("limit", handover.limit() / (1024 * 1024))
                .with("below", handover.installFrom().map(Path::toString).orElse(""))
                .with("once", Secrets.token())
                .with("id", problems.isEmpty() ? "" : Fields.line(ctx, "id"))
                .with("folder", problems.isEmpty() ? "" : Fields.line(ctx, "folder"))
                .render("authors-install");
    }

    private void upload(Context ctx) {
        UploadedFile file = ctx.uploadedFile("zip");
        if (file == null) {
            form(ctx, List.of(pages.texts().get("install.no-file")));
            return;
        }
        Optional<String> tooLarge = handover.tooLarge(file.size());
        if (tooLarge.isPresent()) {
            form(ctx, List.of(tooLarge.get()));
            return;
        }
        answer(ctx, () -> handover.zip(Guard.viewer(ctx), read(file), file.filename(), wish(ctx)));
    }

    private void folder(Context ctx) {
        answer(
                ctx,
                () -> handover.folder(
                        Guard.viewer(ctx), Fields.text(ctx, "folder").strip(), wish(ctx)));
    }

    private static AssignmentHandover.Wish wish(Context ctx) {
        return AssignmentHandover.Wish.ofForm(Fields.line(ctx, "id"), Fields.once(ctx));
    }

    private static byte[] read(UploadedFile file) {
        try (InputStream in = file.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(Context ctx, AssignmentHandover.Handing handing) {
        try {
            Made<ProofRun> made = handing.begun();
            if (made.done()) {
                pages.redirect(ctx, address(made.get()), "");
            } else {
                form(ctx, made.problems());
            }
        } catch (Installer.Busy busy) {
            form(ctx, List.of(pages.texts().get("install.busy")));
        }
    }

    private ProofRun run(Context ctx) {
        return handover.run(Guard.number(ctx, "run"));
    }

    /** How far a run is, for the script. */
    public record Progress(int done, int items, boolean ended, String text) {}

    private void state(Context ctx) {
        ProofRun.State state = run(ctx).state();
        ctx.json(new Progress(state.done(), state.of(), state.phase().ended(), handover.words(state)));
    }

    private void show(Context ctx) {
        Texts texts = pages.texts();
        ProofRun run = run(ctx);
        ProofRun.State state = run.state();
        String version = state.version();
        if (state.phase() == ProofRun.Phase.DONE && version != null) {
            pages.redirect(ctx, address(run.id(), version), "");
            return;
        }
        boolean running = !state.phase().ended();
        Pages.Page page = pages.page(ctx, texts.get("run.title", run.id()))
                .under(texts.get("authors.title"), PLACE)
                .with("id", run.id())
                .with("address", address(run))
                .with("running", running)
                .with("text", handover.words(state))
                .with("done", state.done())
                .with("of", Math.max(1, state.of()))
                .with("problems", state.problems())
                .with("kept", version == null ? "" : address(run.id(), version));
        if (running) {
            page.script("proof.js");
        }
        page.render("authors-run");
    }
}

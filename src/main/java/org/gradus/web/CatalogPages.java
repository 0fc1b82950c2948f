package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.install.BundleReader;
import org.gradus.install.BundleRefused;
import org.gradus.install.Installer;
import org.gradus.install.ProofRun;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.AuditLog;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of assignments for its authors: what is in it, and how something new comes in: handed over, compiled, proved while one looks,
 * and put into use by a step of its own ({@link CatalogVersionPages}). What is installed runs with the server's rights, so this is a right of
 * its own.
 */
final class CatalogPages {
    static final String PLACE = "/catalog";

    private final Pages pages;
    private final LoadedAssignments catalog;
    private final AssignmentVersions versions;
    private final Installer installer;
    private final AuditLog audit;
    private final VersionWords words;
    private final @Nullable Path installFrom;
    private final long limit;

    CatalogPages(WebServices services, Pages pages) {
        this.pages = pages;
        this.catalog = services.catalog();
        this.versions = services.versions();
        this.installer = services.installer();
        this.audit = services.audit();
        this.words = new VersionWords(pages.texts(), versions, installer);
        this.installFrom = services.config().installFrom();
        this.limit = services.intake().limit();
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
        Map<String, AssignmentVersions.Use> uses = versions.inUse();
        List<Assignment> sound = new ArrayList<>();
        List<Row> broken = new ArrayList<>();
        for (String id : catalog.ids()) {
            try {
                sound.add(catalog.get(id));
            } catch (GradusException e) {
                broken.add(new Row(id, id, address(id), "", "", words.proof(null), String.valueOf(e.getMessage())));
            }
        }
        List<Row> rows = new ArrayList<>(sound.stream()
                .sorted(Comparator.comparingInt(Assignment::order).thenComparing(Assignment::id))
                .map(assignment -> row(assignment, Optional.ofNullable(uses.get(assignment.id())), times))
                .toList());
        rows.addAll(broken);
        pages.page(ctx, pages.texts().get("authors.title")).with("rows", rows).render("authors-catalog");
    }

    private Row row(Assignment assignment, Optional<AssignmentVersions.Use> use, Times times) {
        Texts texts = pages.texts();
        String from = use.filter(AssignmentVersions.Use::installed)
                .map(found -> texts.get(
                        "authors.installed",
                        times.at(found.since()),
                        found.by() == null ? texts.get("student.gone") : found.by()))
                .orElseGet(() -> texts.get("authors.built-in"));
        return new Row(
                assignment.title(),
                assignment.id(),
                address(assignment.id()),
                VersionWords.brief(assignment.version()),
                from,
                words.proof(versions.find(assignment.id(), assignment.version()).orElse(null)),
                "");
    }

    private void form(Context ctx, List<String> problems) {
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, pages.texts().get("install.title"))
                .under(pages.texts().get("authors.title"), PLACE)
                .with("problems", problems)
                .with("limit", limit / (1024 * 1024))
                .with("below", installFrom == null ? "" : installFrom.toString())
                .with("id", problems.isEmpty() ? "" : Fields.line(ctx, "id"))
                .with("folder", problems.isEmpty() ? "" : Fields.line(ctx, "folder"))
                .render("authors-install");
    }

    private void upload(Context ctx) {
        Texts texts = pages.texts();
        UploadedFile file = ctx.uploadedFile("zip");
        if (file == null || file.size() == 0) {
            form(ctx, List.of(texts.get("install.no-file")));
            return;
        }
        if (file.size() > limit) {
            form(ctx, List.of(texts.get("install.too-large", limit / (1024 * 1024))));
            return;
        }
        String name = lastPart(file.filename());
        try {
            take(ctx, BundleReader.zip(read(file), name, wantedId(ctx)), AssignmentVersions.Origin.UPLOAD, name);
        } catch (BundleRefused refused) {
            form(ctx, List.of(refused.sentence()));
        }
    }

    private void folder(Context ctx) {
        if (installFrom == null) {
            throw Refused.forbidden("install.no-folders");
        }
        String path = Fields.text(ctx, "folder").strip();
        if (path.isEmpty()) {
            form(ctx, List.of(pages.texts().get("install.folder-missing", installFrom)));
            return;
        }
        try {
            take(ctx, BundleReader.folder(path, installFrom, wantedId(ctx)), AssignmentVersions.Origin.SERVER, path);
        } catch (BundleRefused refused) {
            form(ctx, List.of(refused.sentence()));
        }
    }

    private static String wantedId(Context ctx) {
        return Fields.line(ctx, "id").toLowerCase(Locale.ROOT);
    }

    /** Some browsers send the whole path. What is left is only ever shown. */
    private static String lastPart(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() <= 120 ? last : last.substring(last.length() - 120);
    }

    private static byte[] read(UploadedFile file) {
        try (InputStream in = file.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(Context ctx, BundleReader.Read read, AssignmentVersions.Origin origin, String source) {
        try {
            ProofRun run =
                    installer.take(read, origin, source, Guard.viewer(ctx).signedIn());
            audit.note(Guard.viewer(ctx).signedIn(), null, "catalog.handed-over", read.id(), source);
            pages.redirect(ctx, address(run), "");
        } catch (Installer.Busy busy) {
            form(ctx, List.of(pages.texts().get("install.busy")));
        }
    }

    private ProofRun run(Context ctx) {
        return installer.run(Guard.number(ctx, "run")).orElseThrow(() -> Refused.gone("run.gone"));
    }

    /** How far a run is, for the script. */
    public record Progress(int done, int items, boolean ended, String text) {}

    private void state(Context ctx) {
        ProofRun.State state = run(ctx).state();
        ctx.json(new Progress(state.done(), state.of(), state.phase().ended(), text(state)));
    }

    private String text(ProofRun.State state) {
        return pages.texts().get("run." + state.phase(), state.now(), state.done() + 1, state.of());
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
                .with("text", text(state))
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

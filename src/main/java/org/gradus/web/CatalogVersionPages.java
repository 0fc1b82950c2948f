package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.desk.CatalogVersions;
import org.gradus.desk.Deeds;
import org.gradus.desk.Fingerprint;
import org.gradus.desk.Made;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.desk.Texts;
import org.gradus.desk.Times;
import org.gradus.desk.VersionWords;
import org.gradus.grading.Proof;
import org.gradus.install.Bundle;
import org.gradus.install.Installer;
import org.gradus.report.ProofPage;
import org.gradus.store.AssignmentVersions;

/** The versions of an assignment of the catalog, for authors: their proofs, what changed between them, and which one is in use. */
final class CatalogVersionPages {
    private static final String PLACE = CatalogPages.PLACE + "/assignments/{catalog}";
    private static final String VERSION = PLACE + "/versions/{version}";

    private final Pages pages;
    private final CatalogVersions catalog;
    private final AssignmentVersions versions;
    private final Installer installer;
    private final VersionWords words;

    CatalogVersionPages(Services services, Pages pages, Deeds deeds) {
        this.pages = pages;
        this.catalog = deeds.catalog();
        this.versions = services.versions();
        this.installer = services.installer();
        this.words = new VersionWords(pages.texts(), versions, installer);
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, ctx -> list(ctx, List.of()), Access.AUTHOR);
        routes.post(PLACE + "/folder", this::useFolder, Access.AUTHOR);
        routes.get(VERSION, ctx -> show(ctx, List.of(), List.of()), Access.AUTHOR);
        routes.get(VERSION + "/files.zip", ctx -> files(ctx, version(ctx), installer), Access.AUTHOR);
        routes.post(VERSION + "/prove", this::prove, Access.AUTHOR);
        routes.post(VERSION + "/use", this::use, Access.AUTHOR);
        routes.post(VERSION + "/discard", this::discard, Access.AUTHOR);
    }

    /** A version in the list. */
    public record Row(
            String version,
            String brief,
            String address,
            String from,
            VersionWords.Badge proof,
            boolean inUse,
            int results) {}

    /** What was taken into use, and when. */
    public record UseRow(String at, String brief, String by, String from) {}

    private CatalogVersions.Entry entry(Context ctx) {
        return catalog.entry(ctx.pathParam("catalog"));
    }

    private AssignmentVersions.Version version(Context ctx) {
        return catalog.version(ctx.pathParam("catalog"), ctx.pathParam("version"));
    }

    private void list(Context ctx, List<String> problems) {
        Texts texts = pages.texts();
        CatalogVersions.Entry entry = entry(ctx);
        String id = entry.id();
        Times times = new Times(Guard.viewer(ctx).zone());
        String current = entry.version();
        Map<String, Integer> results = versions.countingBy(id);
        List<AssignmentVersions.Version> kept = versions.of(id);
        List<Row> rows = kept.stream()
                .map(version -> row(version, current, results, times))
                .toList();
        ctx.status(problems.isEmpty() ? 200 : 422);
        Pages.Page page = pages.page(ctx, texts.get("versions.title", id))
                .under(texts.get("authors.title"), CatalogPages.PLACE)
                .with("id", id)
                .with("title", kept.isEmpty() ? id : kept.get(0).title())
                .with("problems", problems)
                .with("address", CatalogPages.address(id))
                .with("rows", rows)
                .with(
                        "unkept",
                        !current.isEmpty()
                                && kept.stream()
                                        .noneMatch(version -> version.version().equals(current)))
                .with("folder", catalog.mayGoBack(id))
                .with(
                        "uses",
                        versions.history(id).stream()
                                .map(use -> row(use, times))
                                .toList());
        compare(ctx, page, id, rows);
        page.render("authors-versions");
    }

    private void compare(Context ctx, Pages.Page page, String id, List<Row> rows) {
        String to = chosen(ctx, "to", rows, 0);
        String from = chosen(ctx, "from", rows, 1);
        page.with("to", to).with("from", from).with("asked", ctx.queryParam("from") != null);
        Optional<VersionWords.ChangesView> changes =
                ctx.queryParam("from") == null ? Optional.empty() : words.changes(id, from, to, true);
        changes.ifPresent(found -> page.with("changes", found));
    }

    private static String chosen(Context ctx, String name, List<Row> rows, int usual) {
        String asked = Optional.ofNullable(ctx.queryParam(name)).orElse("");
        return rows.stream()
                .map(Row::version)
                .filter(asked::equals)
                .findFirst()
                .orElseGet(() -> rows.size() > usual ? rows.get(usual).version() : "");
    }

    private Row row(AssignmentVersions.Version version, String current, Map<String, Integer> results, Times times) {
        return new Row(
                version.version(),
                VersionWords.brief(version.version()),
                CatalogPages.address(version.catalogId(), version.version()),
                words.origin(version, times),
                words.proof(version),
                version.version().equals(current),
                results.getOrDefault(version.version(), 0));
    }

    private UseRow row(AssignmentVersions.Use use, Times times) {
        return new UseRow(
                times.at(use.since()),
                VersionWords.brief(use.version()),
                use.by() == null ? "" : use.by(),
                pages.texts().get(use.installed() ? "versions.use.installed" : "versions.use.folder"));
    }

    private void show(Context ctx, List<String> problems, List<String> warnings) {
        Texts texts = pages.texts();
        AssignmentVersions.Version version = version(ctx);
        String id = version.catalogId();
        Times times = new Times(Guard.viewer(ctx).zone());
        String current = catalog.entry(id).version();
        boolean inUse = version.version().equals(current);
        Optional<Proof> proof = CatalogVersions.proof(version);
        ctx.status(problems.isEmpty() && warnings.isEmpty() ? 200 : 422);
        Pages.Page page = pages.page(ctx, version.title())
                .under(texts.get("authors.title"), CatalogPages.PLACE)
                .under(id, CatalogPages.address(id))
                .with("title", version.title())
                .with("id", id)
                .with("brief", VersionWords.brief(version.version()))
                .with("version", version.version())
                .with("from", words.origin(version, times))
                .with("address", CatalogPages.address(id, version.version()))
                .with("badge", words.proof(version))
                .with("inUse", inUse)
                .with("current", VersionWords.brief(current))
                .with("everUsed", wasInUse(version))
                .with("mayUse", !inUse && CatalogVersions.isProved(proof))
                .with("problems", problems)
                .with("warnings", warnings)
                .with("confirmation", Fingerprint.of(warnings))
                .with(
                        "running",
                        installer
                                .runOf(id, version.version())
                                .map(CatalogPages::address)
                                .orElse(""));
        proof.ifPresent(found ->
                page.with("proof", ProofPage.of(List.of(found)).assignments().get(0)));
        if (!inUse && !current.isEmpty()) {
            words.changes(id, current, version.version(), true).ifPresent(changes -> page.with("changes", changes));
        }
        page.render("authors-version");
    }

    private boolean wasInUse(AssignmentVersions.Version version) {
        return versions.history(version.catalogId()).stream()
                .anyMatch(use -> use.version().equals(version.version()));
    }

    /** Answers with the files of a version. */
    static void files(Context ctx, AssignmentVersions.Version version, Installer installer) {
        String id = version.catalogId();
        Bundle files = installer.files(id, version.version()).orElseThrow(Refused::notFound);
        Downloads.answer(
                ctx, id + "-" + VersionWords.brief(version.version()) + ".zip", "application/zip", files.zip(id + "/"));
    }

    private void prove(Context ctx) {
        try {
            pages.redirect(ctx, CatalogPages.address(catalog.prove(version(ctx))), "");
        } catch (Installer.Busy busy) {
            show(ctx, List.of(pages.texts().get("install.busy")), List.of());
        }
    }

    private void use(Context ctx) {
        Made<AssignmentVersions.Version> made =
                catalog.use(Guard.viewer(ctx), version(ctx), Fields.text(ctx, "confirmed"));
        if (made.done()) {
            AssignmentVersions.Version used = made.get();
            pages.redirect(
                    ctx, CatalogPages.address(used.catalogId()), pages.texts().get("version.taken", used.title()));
        } else if (made.warnings()) {
            show(ctx, List.of(), made.problems());
        } else {
            show(ctx, made.problems(), List.of());
        }
    }

    private void useFolder(Context ctx) {
        String id = entry(ctx).id();
        Made<CatalogVersions.Entry> made = catalog.useFolder(Guard.viewer(ctx), id);
        if (made.done()) {
            pages.redirect(ctx, CatalogPages.address(id), pages.texts().get("versions.folder-used"));
        } else {
            list(ctx, made.problems());
        }
    }

    private void discard(Context ctx) {
        Made<AssignmentVersions.Version> made = catalog.discard(Guard.viewer(ctx), version(ctx));
        if (made.done()) {
            pages.redirect(ctx, CatalogPages.PLACE, pages.texts().get("version.discarded"));
        } else {
            show(ctx, made.problems(), List.of());
        }
    }
}

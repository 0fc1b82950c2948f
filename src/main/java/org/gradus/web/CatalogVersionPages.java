package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.grading.Proof;
import org.gradus.install.Bundle;
import org.gradus.install.Installer;
import org.gradus.install.ProofRun;
import org.gradus.install.VersionChanges;
import org.gradus.report.ProofPage;
import org.gradus.report.StoredProof;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.AuditLog;
import org.gradus.store.Database;
import org.gradus.store.Person;

/** The versions of an assignment of the catalog, for authors: their proofs, what changed between them, and which one is in use. */
final class CatalogVersionPages {
    private static final String PLACE = CatalogPages.PLACE + "/assignments/{catalog}";
    private static final String VERSION = PLACE + "/versions/{version}";

    private final Pages pages;
    private final Database database;
    private final LoadedAssignments catalog;
    private final AssignmentVersions versions;
    private final Installer installer;
    private final AuditLog audit;
    private final VersionWords words;

    CatalogVersionPages(WebServices services, Pages pages) {
        this.pages = pages;
        this.database = services.database();
        this.catalog = services.catalog();
        this.versions = services.versions();
        this.installer = services.installer();
        this.audit = services.audit();
        this.words = new VersionWords(pages.texts(), versions, installer);
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, ctx -> list(ctx, List.of()), Access.AUTHOR);
        routes.post(PLACE + "/folder", this::useFolder, Access.AUTHOR);
        routes.get(VERSION, ctx -> show(ctx, List.of(), List.of()), Access.AUTHOR);
        routes.get(VERSION + "/files.zip", this::files, Access.AUTHOR);
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

    private String id(Context ctx) {
        String id = ctx.pathParam("catalog");
        if (!catalog.ids().contains(id) && versions.of(id).isEmpty()) {
            throw Refused.notFound();
        }
        return id;
    }

    private AssignmentVersions.Version version(Context ctx) {
        return versions.find(ctx.pathParam("catalog"), ctx.pathParam("version")).orElseThrow(Refused::notFound);
    }

    /** The version that is graded with now; empty if the assignment cannot be used. */
    private String current(String id) {
        try {
            return catalog.ids().contains(id) ? catalog.get(id).version() : "";
        } catch (GradusException e) {
            return "";
        }
    }

    private void list(Context ctx, List<String> problems) {
        Texts texts = pages.texts();
        String id = id(ctx);
        Times times = new Times(Guard.viewer(ctx).zone());
        String current = current(id);
        Map<String, Integer> results = versions.countingBy(id);
        List<AssignmentVersions.Version> kept = versions.of(id);
        List<Row> rows = kept.stream()
                .map(version -> row(version, current, results, times))
                .toList();
        boolean installed =
                versions.inUse(id).filter(AssignmentVersions.Use::installed).isPresent();
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
                .with("folder", installed && installer.liesInFolder(id))
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
        String current = current(id);
        boolean inUse = version.version().equals(current);
        Optional<Proof> proof = proof(version);
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
                .with("mayUse", !inUse && proof.isPresent() && proof.get().matrix() != null)
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

    private static Optional<Proof> proof(AssignmentVersions.Version version) {
        return Optional.ofNullable(version.proof()).flatMap(StoredProof::read);
    }

    private void files(Context ctx) {
        AssignmentVersions.Version version = version(ctx);
        String id = version.catalogId();
        Bundle files = installer.files(id, version.version()).orElseThrow(Refused::notFound);
        Downloads.answer(
                ctx, id + "-" + VersionWords.brief(version.version()) + ".zip", "application/zip", files.zip(id + "/"));
    }

    private void prove(Context ctx) {
        AssignmentVersions.Version version = version(ctx);
        try {
            ProofRun run = installer.prove(version.catalogId(), version.version());
            pages.redirect(ctx, CatalogPages.address(run), "");
        } catch (Installer.Busy busy) {
            show(ctx, List.of(pages.texts().get("install.busy")), List.of());
        }
    }

    private void use(Context ctx) {
        AssignmentVersions.Version version = version(ctx);
        String id = version.catalogId();
        Optional<Proof> proof = proof(version);
        if (proof.isEmpty() || proof.get().matrix() == null) {
            show(ctx, List.of(pages.texts().get("version.not-proved")), List.of());
            return;
        }
        String current = current(id);
        if (current.equals(version.version())) {
            show(ctx, List.of(pages.texts().get("version.in-use-already")), List.of());
            return;
        }
        List<String> warnings = warnings(version, current, proof.get());
        if (!warnings.isEmpty() && !Fields.text(ctx, "confirmed").equals(Fingerprint.of(warnings))) {
            show(ctx, List.of(), warnings);
            return;
        }
        Person person = Guard.viewer(ctx).signedIn();
        database.transaction(handle -> {
            installer.use(id, version.version(), person);
            note(person, version.title(), id, current, version.version());
            return null;
        });
        installer.chosen(id);
        pages.redirect(ctx, CatalogPages.address(id), pages.texts().get("version.taken", version.title()));
    }

    /** The courses that grade with it find the change among theirs. */
    private void note(Person person, String title, String id, String before, String now) {
        String change = (before.isEmpty() ? "-" : VersionWords.brief(before)) + " → " + VersionWords.brief(now);
        audit.note(person, null, "catalog.version", id, change);
        versions.courses(id).forEach(course -> audit.note(person, course, "assignment.version", title, change));
    }

    /** What should be known before a version is taken into use. */
    private List<String> warnings(AssignmentVersions.Version version, String current, Proof proof) {
        Texts texts = pages.texts();
        String id = version.catalogId();
        List<String> warnings = new ArrayList<>();
        if (!proof.problems().isEmpty()) {
            warnings.add(texts.get("version.warning.problems", proof.problems().size()));
            proof.problems().stream().limit(20).forEach(warnings::add);
        }
        if (installer.liesInFolder(id)
                && versions.inUse(id).filter(AssignmentVersions.Use::installed).isEmpty()) {
            warnings.add(texts.get("version.warning.built-in", id));
        }
        int courses = versions.courses(id).size();
        if (courses > 0) {
            warnings.add(texts.get(
                    "version.warning.courses",
                    courses,
                    versions.countingBy(id).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()));
            if (words.compare(id, current, version.version())
                    .filter(VersionChanges::interfaceChanged)
                    .isPresent()) {
                warnings.add(texts.get("version.warning.interface"));
            }
        }
        return warnings;
    }

    private void useFolder(Context ctx) {
        String id = id(ctx);
        Person person = Guard.viewer(ctx).signedIn();
        if (!installer.liesInFolder(id)) {
            list(ctx, List.of(pages.texts().get("versions.not-in-folder")));
            return;
        }
        String current = current(id);
        database.transaction(handle -> {
            installer.useFolder(id, person);
            note(
                    person,
                    id,
                    id,
                    current,
                    versions.inUse(id).map(AssignmentVersions.Use::version).orElse(""));
            return null;
        });
        installer.chosen(id);
        pages.redirect(ctx, CatalogPages.address(id), pages.texts().get("versions.folder-used"));
    }

    private void discard(Context ctx) {
        AssignmentVersions.Version version = version(ctx);
        boolean discarded = database.transaction(handle -> {
            boolean gone = versions.discard(version.catalogId(), version.version());
            if (gone) {
                audit.note(
                        Guard.viewer(ctx).signedIn(),
                        null,
                        "catalog.discarded",
                        version.catalogId(),
                        VersionWords.brief(version.version()));
            }
            return gone;
        });
        if (!discarded) {
            show(ctx, List.of(pages.texts().get("version.not-discarded")), List.of());
            return;
        }
        pages.redirect(ctx, CatalogPages.PLACE, pages.texts().get("version.discarded"));
    }
}

package org.gradus.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradus.check.Visibility;
import org.gradus.desk.AssignmentHandover;
import org.gradus.desk.CatalogVersions;
import org.gradus.desk.Deeds;
import org.gradus.desk.Services;
import org.gradus.desk.Texts;
import org.gradus.desk.VersionWords;
import org.gradus.grading.Proof;
import org.gradus.install.Installer;
import org.gradus.install.ProofRun;
import org.gradus.install.VersionChanges;
import org.gradus.report.ProofJson;
import org.gradus.store.AssignmentVersions;
import org.jspecify.annotations.Nullable;

/**
 * The programming interface: the catalog of assignments and their versions, for authors. What is installed runs with the server's rights, so
 * only a token of the widest scope is good for it.
 */
final class ApiCatalog {
    static final String PLACE = ApiPages.ROOT + "/catalog";
    static final String AREA = "Catalog";

    private static final String ASSIGNMENT = PLACE + "/assignments/{catalog}";
    static final String VERSION = ASSIGNMENT + "/versions/{version}";

    private final Texts texts;
    private final CatalogVersions catalog;
    private final AssignmentHandover handover;
    private final AssignmentVersions versions;
    private final Installer installer;
    private final VersionWords words;

    ApiCatalog(Services services, Texts texts, Deeds deeds) {
        this.texts = texts;
        this.catalog = deeds.catalog();
        this.handover = deeds.handover();
        this.versions = services.versions();
        this.installer = services.installer();
        this.words = new VersionWords(texts, versions, installer);
    }

    void register(ApiRoutes routes) {
        routes.get(
                PLACE,
                this::list,
                Api.admin(Access.AUTHOR),
                ApiOperation.of("readCatalog", AREA, "Lists the assignments that courses choose from")
                        .says("All of them at once: the catalog is as long as the server has assignments.")
                        .answers(AssignmentCatalog.class));
        routes.get(
                ASSIGNMENT,
                ctx -> ctx.json(ofCatalog(catalog.entry(ctx.pathParam("catalog")))),
                Api.admin(Access.AUTHOR),
                ApiOperation.of("readCatalogAssignment", AREA, "Reads an assignment and what was in use of it")
                        .answers(WithUses.class));
        routes.post(
                ASSIGNMENT + "/folder",
                this::useFolder,
                Api.admin(Access.AUTHOR),
                ApiOperation.of("useFolderAgain", AREA, "Takes what lies in the server's folder into use again")
                        .answers(WithUses.class)
                        .fault(422, "the folder has no such assignment, or it is in use already"));
        routes.get(
                ASSIGNMENT + "/versions",
                this::versions,
                Api.admin(Access.AUTHOR),
                ApiOperation.of("listVersions", AREA, "Lists the versions of an assignment")
                        .list("versions", VersionJson.class));
        routes.get(
                ASSIGNMENT + "/changes",
                this::changes,
                Api.admin(Access.AUTHOR),
                ApiOperation.of("compareVersions", AREA, "Says what changed from one version to another")
                        .needs("from", String.class, "the version before")
                        .needs("to", String.class, "the version afterwards")
                        .answers(ChangesJson.class)
                        .fault(422, "the files of one of the two are not kept"));
        registerVersion(routes);
    }

    private void registerVersion(ApiRoutes routes) {
        routes.get(
                VERSION,
                this::version,
                Api.admin(Access.AUTHOR),
                ApiOperation.of("readVersion", AREA, "Reads a version, its proof, and what it changes")
                        .answers(WithProof.class));
        routes.get(
                VERSION + "/files.zip",
                this::files,
                Api.admin(Access.AUTHOR),
                ApiOperation.of("readVersionFiles", AREA, "Reads the files of a version")
                        .answersFile("application/zip", "The assignment's folder"));
        routes.post(
                VERSION + "/use",
                this::use,
                Api.admin(Access.AUTHOR),
                ApiOperation.of("useVersion", AREA, "Takes a version into use, a new one or an earlier one")
                        .says(
                                "Courses that have the assignment grade with it from then on. Where there is something to read first, such as"
                                        + " problems of its proof, the answer is 409 with sentences, and it is done when it is sent again with"
                                        + " ?confirm= and the answer's confirm.")
                        .query("confirm", String.class, "the sentences that were read")
                        .answers(WithUses.class)
                        .fault(409, "there is something to read and to confirm first")
                        .fault(422, "it was not proved, or is in use already"));
        routes.delete(
                VERSION,
                this::discard,
                Api.admin(Access.AUTHOR),
                ApiOperation.of("discardVersion", AREA, "Forgets a version that was never in use")
                        .answersNothing()
                        .fault(422, "it is or was in use, and is kept"));
    }

    /** The catalog. */
    public record AssignmentCatalog(
            List<CatalogAssignment> assignments,

            @About("below which folder of the server others may be named; null: none may") @Nullable
            String installFrom) {}

    /** An assignment of the catalog. */
    public record CatalogAssignment(
            String id,
            String title,

            @About("the one that is graded with; null if none is, or it cannot be used") @Nullable
            String version,

            @About("whether it was installed; otherwise it lies in the server's folder")
            boolean installed,

            @About("since when it is in use; null if it is not, or not known") @Nullable
            String since,

            @About("who took it into use; null if nobody did, or the account is gone") @Nullable
            String by,

            @About("of its proof; 0: proved; null: not proved") @Nullable
            Integer problems,

            @About("why it cannot be used; null if it can") @Nullable
            String unusable) {}

    /** An assignment, and what was in use of it. */
    public record WithUses(
            CatalogAssignment assignment,

            @About("whether what lies in the server's folder can be taken into use again")
            boolean mayUseFolder,

            @About("newest first") List<UseJson> uses) {}

    /** A version that was taken into use. */
    public record UseJson(
            String version,

            @About("otherwise it lay in the server's folder")
            boolean installed,

            String since,

            @About("null if nobody chose it, or the account is gone") @Nullable
            String by) {}

    /** A version of an assignment. */
    public record VersionJson(
            long id,
            @About("its name in the catalog") String assignment,

            @About("hash of its files, as reports name it") String version,

            String title,

            @About(
                    "FOLDER: seen in the server's folder; UPLOAD: a zip; SERVER: copied from a folder that somebody named")
            AssignmentVersions.Origin origin,

            @About("name of the zip or of the folder; empty for the server's own")
            String source,

            @About("who brought it; null if nobody did, or the account is gone") @Nullable
            String by,

            String created,

            @About("when its last proof came to an end; null if none did") @Nullable
            String proved,

            @About("of its proof; 0: proved; null: not proved") @Nullable
            Integer problems,

            boolean inUse,
            @About("is or was: then it is kept for good") boolean everUsed,

            @About("that count and were made by it, in all courses")
            int results,

            @About("where a browser shows it") String page) {}

    /** A version with all that there is to tell. */
    public record WithProof(
            VersionJson version,

            @About("the run that proves it now; null if none does") @Nullable
            Long run,

            @About(
                    "the kill matrix and all that gradus verify --json tells of an assignment; null if it was not proved")
            @JsonRawValue
            @Nullable
            String proof,

            @About("against the version in use; null if it is that one, or there is none to compare with") @Nullable
            ChangesJson changes) {}

    /** What changed from one version to another. */
    public record ChangesJson(
            String from,
            String to,
            @About("that could be earned in all") double pointsBefore,
            double pointsNow,

            @About("what students implement: earlier jars may fit no more")
            boolean interfaceChanged,

            @About("whether checks that both have stand in another order")
            boolean reordered,

            List<String> mistakesAdded,
            List<String> mistakesRemoved,
            List<SettingDifference> settings,
            List<CheckDifference> checks,
            List<FileDifference> files) {
        static ChangesJson of(String from, String to, VersionChanges changes) {
            return new ChangesJson(
                    from,
                    to,
                    changes.pointsBefore(),
                    changes.pointsNow(),
                    changes.interfaceChanged(),
                    changes.reordered(),
                    changes.mistakesAdded(),
                    changes.mistakesRemoved(),
                    changes.settings().stream()
                            .map(one -> new SettingDifference(one.name(), one.before(), one.now()))
                            .toList(),
                    changes.checks().stream().map(CheckDifference::of).toList(),
                    changes.files().stream()
                            .map(one -> new FileDifference(one.kind(), one.path(), one.lines(), one.cut()))
                            .toList());
        }
    }

    /** A setting with another value; a dash where it has none. */
    public record SettingDifference(String name, String before, String now) {}

    /** A check that is new, gone or different; what is null has not changed. */
    public record CheckDifference(
            VersionChanges.Kind kind,
            @About("name of its method") String id,
            String title,
            @Nullable String titleBefore,
            @Nullable String idBefore,
            @About("null if the check is new") @Nullable Double pointsBefore,
            @About("null if it is gone") @Nullable Double pointsNow,
            Visibility visibility,
            @Nullable Visibility visibilityBefore,
            boolean hintChanged) {
        static CheckDifference of(VersionChanges.CheckChange change) {
            return new CheckDifference(
                    change.kind(),
                    change.id(),
                    change.title(),
                    change.titleBefore(),
                    change.idBefore(),
                    change.pointsBefore(),
                    change.pointsNow(),
                    change.visibility(),
                    change.visibilityBefore(),
                    change.hintChanged());
        }
    }

    /** A file that is new, gone or different. */
    public record FileDifference(
            VersionChanges.Kind kind,
            String path,

            @About("how its text changed, as a unified difference")
            List<String> lines,

            @About("whether there are more lines") boolean cut) {}

    /** How many problems a proof has; null if there is none. */
    private static @Nullable Integer problems(Optional<Proof> proof) {
        return proof.map(found -> found.problems().size()).orElse(null);
    }

    private void list(Context ctx) {
        ctx.json(new AssignmentCatalog(
                catalog.entries().stream().map(this::assignment).toList(),
                handover.installFrom().map(Path::toString).orElse(null)));
    }

    private CatalogAssignment assignment(CatalogVersions.Entry entry) {
        Optional<AssignmentVersions.Use> use = entry.use();
        return new CatalogAssignment(
                entry.id(),
                entry.title(),
                entry.version().isEmpty() ? null : entry.version(),
                use.filter(AssignmentVersions.Use::installed).isPresent(),
                use.map(found -> found.since().toString()).orElse(null),
                use.map(AssignmentVersions.Use::by).orElse(null),
                problems(versions.find(entry.id(), entry.version()).flatMap(CatalogVersions::proof)),
                entry.problem().isEmpty() ? null : entry.problem());
    }

    private WithUses ofCatalog(CatalogVersions.Entry entry) {
        return new WithUses(
                assignment(entry),
                catalog.mayGoBack(entry.id()),
                versions.history(entry.id()).stream()
                        .map(use -> new UseJson(
                                use.version(), use.installed(), use.since().toString(), use.by()))
                        .toList());
    }

    private void useFolder(Context ctx) {
        Problem.orElse(
                ctx,
                catalog.useFolder(Guard.viewer(ctx), ctx.pathParam("catalog")),
                entry -> ctx.json(ofCatalog(entry)));
    }

    private void versions(Context ctx) {
        CatalogVersions.Entry entry = catalog.entry(ctx.pathParam("catalog"));
        Map<String, Integer> results = versions.countingBy(entry.id());
        Set<String> used = used(entry.id());
        Paging.answer(
                ctx,
                "versions",
                versions.of(entry.id()),
                AssignmentVersions.Version::id,
                version -> version(version, entry, used, results));
    }

    private Set<String> used(String id) {
        return versions.history(id).stream()
                .map(AssignmentVersions.Use::version)
                .collect(Collectors.toSet());
    }

    private static VersionJson version(
            AssignmentVersions.Version version,
            CatalogVersions.Entry entry,
            Set<String> used,
            Map<String, Integer> results) {
        return new VersionJson(
                version.id(),
                version.catalogId(),
                version.version(),
                version.title(),
                version.origin(),
                version.source(),
                version.by(),
                version.created().toString(),
                ApiPages.time(version.proved()),
                problems(CatalogVersions.proof(version)),
                version.version().equals(entry.version()),
                used.contains(version.version()),
                results.getOrDefault(version.version(), 0),
                CatalogPages.address(version.catalogId(), version.version()));
    }

    private AssignmentVersions.Version asked(Context ctx) {
        return catalog.version(ctx.pathParam("catalog"), ctx.pathParam("version"));
    }

    private void version(Context ctx) {
        AssignmentVersions.Version version = asked(ctx);
        CatalogVersions.Entry entry = catalog.entry(version.catalogId());
        String current = entry.version();
        Optional<ChangesJson> changes = current.isEmpty() || current.equals(version.version())
                ? Optional.empty()
                : changes(entry.id(), current, version.version());
        ctx.json(new WithProof(
                version(version, entry, used(entry.id()), versions.countingBy(entry.id())),
                installer
                        .runOf(entry.id(), version.version())
                        .map(ProofRun::number)
                        .orElse(null),
                proof(version),
                changes.orElse(null)));
    }

    /** The proof of a version as JSON; null if there is none. */
    static @Nullable String proof(AssignmentVersions.Version version) {
        return CatalogVersions.proof(version).map(ProofJson::write).orElse(null);
    }

    private Optional<ChangesJson> changes(String id, String from, String to) {
        return words.compare(id, from, to).map(changes -> ChangesJson.of(from, to, changes));
    }

    private void changes(Context ctx) {
        String id = catalog.entry(ctx.pathParam("catalog")).id();
        Optional<ChangesJson> changes = changes(id, Queries.needed(ctx, "from"), Queries.needed(ctx, "to"));
        changes.ifPresentOrElse(ctx::json, () -> Problem.answer(ctx, 422, texts.get("changes.unreadable")));
    }

    private void files(Context ctx) {
        CatalogVersionPages.files(ctx, asked(ctx), installer);
    }

    private void use(Context ctx) {
        String confirmed = Queries.text(ctx, "confirm").orElse("");
        Problem.orElse(
                ctx,
                catalog.use(Guard.viewer(ctx), asked(ctx), confirmed),
                used -> ctx.json(ofCatalog(catalog.entry(used.catalogId()))));
    }

    private void discard(Context ctx) {
        Problem.orElse(ctx, catalog.discard(Guard.viewer(ctx), asked(ctx)), discarded -> ctx.status(204));
    }
}

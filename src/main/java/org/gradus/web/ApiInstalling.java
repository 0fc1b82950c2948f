package org.gradus.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.gradus.desk.AssignmentHandover;
import org.gradus.desk.CatalogVersions;
import org.gradus.desk.Deeds;
import org.gradus.desk.Made;
import org.gradus.desk.Services;
import org.gradus.desk.Texts;
import org.gradus.desk.Typed;
import org.gradus.install.Installer;
import org.gradus.install.ProofRun;
import org.gradus.store.AssignmentVersions;
import org.jspecify.annotations.Nullable;

/** The programming interface: new versions of assignments are handed over and proved. What comes of it, {@link ApiCatalog} tells. */
final class ApiInstalling {
    private static final String INSTALL = ApiCatalog.PLACE + "/install";
    private static final String RUNS = ApiCatalog.PLACE + "/runs";
    private static final SentFile.Wanted FILE =
            new SentFile.Wanted("zip", "application/zip", "assignment.zip", "api.no-zip");
    private static final String KEY =
            "1 to 100 visible ASCII characters, new ones for each version: what comes twice with the same"
                    + " is taken once, so a request can be sent again when its answer was lost";

    private final Texts texts;
    private final CatalogVersions catalog;
    private final AssignmentHandover handover;
    private final AssignmentVersions versions;

    ApiInstalling(Services services, Texts texts, Deeds deeds) {
        this.texts = texts;
        this.catalog = deeds.catalog();
        this.handover = deeds.handover();
        this.versions = services.versions();
    }

    void register(ApiRoutes routes) {
        routes.post(
                INSTALL,
                this::zip,
                Api.admin(Access.AUTHOR),
                begins(ApiOperation.of("installZip", ApiCatalog.AREA, "Hands over an assignment's folder as a zip")
                                .says(
                                        "It is compiled, kept as a version of the assignment of this id, and proved; nothing is in use before"
                                                + " a step of its own. Its code runs with all rights of the server."))
                        .query("name", String.class, "of the zip, when it is the body")
                        .query(
                                "id",
                                String.class,
                                "of the assignment; if it is not said, the name of the folder in the zip")
                        .fileOrForm("zip", "The zip: as the field zip of a form, or as the body", "application/zip"));
        routes.post(
                INSTALL + "/folder",
                this::folder,
                Api.admin(Access.AUTHOR),
                begins(
                                ApiOperation.of(
                                                "installFolder",
                                                ApiCatalog.AREA,
                                                "Hands over a copy of a folder of the server")
                                        .says(
                                                "Only below the folder that the operator has set for this; 403 if there is none."))
                        .body(FolderJson.class));
        routes.post(
                ApiCatalog.VERSION + "/prove",
                this::prove,
                Api.admin(Access.AUTHOR),
                ApiOperation.of("proveVersion", ApiCatalog.AREA, "Begins to prove a version again")
                        .says("If it is being proved already, that run is answered.")
                        .answers(202, RunJson.class, "Begun")
                        .fault(409, "as many proofs as may run at a time are running"));
        routes.get(
                RUNS + "/{run}",
                ctx -> ctx.json(json(handover.run(Guard.number(ctx, "run")))),
                Api.admin(Access.AUTHOR),
                ApiOperation.of("readRun", ApiCatalog.AREA, "Reads how far the proof of a version is")
                        .says("Ask again every second or so until it has ended.")
                        .answers(RunJson.class)
                        .fault(410, "not known any more: the last 50 runs since the server was started are"));
    }

    private static ApiOperation begins(ApiOperation operation) {
        return operation
                .header("Idempotency-Key", KEY)
                .answers(202, RunJson.class, "Being proved, or proved if it came before")
                .fault(409, "as many proofs as may run at a time are running")
                .fault(422, "it cannot be an assignment, and why");
    }

    /** A folder of the server. */
    public record FolderJson(
            @About("its absolute path") String folder,

            @About("of the assignment; if it is not there, the folder's name") @Nullable
            String id) {}

    /** A run that proves a version. */
    public record RunJson(
            long id,
            @About("its name in the catalog") String assignment,

            @About(
                    "COMPILING, MATRIX (the checks run on all implementations), SAMPLES (sample submissions are graded); at the end DONE"
                            + " (there is a proof, whatever it says), REFUSED (nothing is kept), BROKEN (the version is kept without a proof)")
            ProofRun.Phase phase,

            boolean ended,
            @About("how far it is, in a sentence") String text,
            @About("implementations or samples") int done,
            @About("as far as it is known") int items,

            @About("why it ended without a proof, each in a sentence")
            List<String> problems,

            @About("that is kept; null as long as none is") @Nullable
            String version,

            @About("as of the version; null before it is DONE") @JsonRawValue @Nullable
            String proof) {}

    private RunJson json(ProofRun run) {
        ProofRun.State state = run.state();
        String version = state.version();
        Optional<AssignmentVersions.Version> proved = state.phase() == ProofRun.Phase.DONE && version != null
                ? versions.find(run.id(), version)
                : Optional.empty();
        return new RunJson(
                run.number(),
                run.id(),
                state.phase(),
                state.phase().ended(),
                handover.words(state),
                state.done(),
                state.of(),
                state.problems(),
                version,
                proved.map(ApiCatalog::proof).orElse(null));
    }

    private void answer(Context ctx, AssignmentHandover.Handing handing) {
        try {
            Problem.orElse(
                    ctx,
                    handing.begun(),
                    run -> ctx.status(202)
                            .header("Location", RUNS + "/" + run.number())
                            .json(json(run)));
        } catch (Installer.Busy busy) {
            Problem.answer(ctx, 409, texts.get("install.busy"));
        }
    }

    private static AssignmentHandover.Wish wish(Context ctx, @Nullable String id) {
        return AssignmentHandover.Wish.ofProgram(Typed.line(id), IdempotencyKey.of(ctx));
    }

    private void zip(Context ctx) {
        AssignmentHandover.Wish wish = wish(ctx, ctx.queryParam("id"));
        SentFile sent = SentFile.of(ctx, FILE, handover.limit());
        Optional<String> tooLarge = handover.tooLarge(sent.content().length);
        if (tooLarge.isPresent()) {
            Problem.answer(ctx, 413, tooLarge.get());
            return;
        }
        answer(ctx, () -> handover.zip(Guard.viewer(ctx), sent.content(), sent.name(), wish));
    }

    private void folder(Context ctx) {
        // That no folder may be named is told before what is wrong with this one.
        handover.folders();
        FolderJson wanted = Bodies.read(ctx, FolderJson.class);
        answer(ctx, () -> handover.folder(Guard.viewer(ctx), wanted.folder().strip(), wish(ctx, wanted.id())));
    }

    private void prove(Context ctx) {
        AssignmentVersions.Version version = catalog.version(ctx.pathParam("catalog"), ctx.pathParam("version"));
        answer(ctx, () -> Made.of(catalog.prove(version)));
    }
}

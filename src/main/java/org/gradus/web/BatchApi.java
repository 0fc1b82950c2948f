package org.gradus.web;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.desk.Addresses;
import org.gradus.desk.BatchResults;
import org.gradus.desk.BatchRows;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.desk.Texts;
import org.gradus.desk.Viewer;
import org.gradus.queue.BatchIntake;
import org.gradus.store.AuditLog;
import org.gradus.store.Batches;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Gradings;
import org.gradus.store.Person;
import org.gradus.store.Secrets;
import org.jspecify.annotations.Nullable;

/** The same as {@link BatchPages} for programs: what {@code gradus batch --server} asks. */
final class BatchApi {
    private static final String PLACE = ApiPages.ROOT + "/courses/{course}/assignments/{assignment}/batches";

    private final Texts texts;
    private final ZipUploads zips;
    private final Batches batches;
    private final BatchIntake intake;
    private final BatchRows rows;
    private final Gradings gradings;
    private final LoadedAssignments catalog;
    private final AuditLog audit;

    BatchApi(Services services, Texts texts, ZipUploads zips, Batches batches, BatchIntake intake, BatchRows rows) {
        this.texts = texts;
        this.zips = zips;
        this.batches = batches;
        this.intake = intake;
        this.rows = rows;
        this.gradings = services.gradings();
        this.catalog = services.catalog();
        this.audit = services.audit();
    }

    void register(ApiRoutes routes) {
        routes.get(
                PLACE,
                this::list,
                Api.staff(Access.STAFF),
                ApiOperation.of("listBatches", "Batches", "Lists what was handed in for the class")
                        .says("What is only looked at is kept for a day.")
                        .query("key", String.class, "only the one that came with this Idempotency-Key")
                        .list("batches", BatchHead.class));
        routes.post(
                PLACE,
                this::upload,
                Api.staff(Access.STAFF),
                options(ApiOperation.of("handInForTheClass", "Batches", "Hands in for the class")
                                .says(
                                        "The zip is a bulk download of Canvas or Moodle, or holds jars named after their students. What"
                                                + " comes twice with the same header Idempotency-Key is taken once."))
                        .query("name", String.class, "of the zip, when it is the body")
                        .file(
                                "The zip: as the field zip of a form, or as the body",
                                "multipart/form-data",
                                "application/zip")
                        .answers(202, BatchJson.class, "Taken and waiting to be graded, or open: its state says which")
                        .fault(422, "the zip cannot be read, and why"));
        routes.get(
                PLACE + "/{batch}",
                this::show,
                Api.staff(Access.STAFF),
                ApiOperation.of("readBatch", "Batches", "Reads a batch, how far it is, and its files")
                        .answers(BatchJson.class));
        routes.post(
                PLACE + "/{batch}/take",
                this::take,
                Api.staff(Access.STAFF),
                options(ApiOperation.of("takeBatch", "Batches", "Hands an open batch in"))
                        .answers(
                                202,
                                BatchJson.class,
                                "As it is now; still open if it is not clear whose some files are"));
        routes.get(
                PLACE + "/{batch}/results.zip",
                this::zip,
                Api.staff(Access.STAFF),
                ApiOperation.of("readBatchResults", "Batches", "Reads all reports and results")
                        .answersFile(
                                "application/zip", "The files that gradus batch writes, of what is graded so far"));
    }

    private static ApiOperation options(ApiOperation operation) {
        return operation
                .query(
                        "unmatched",
                        String.class,
                        "ask: hand nothing in while it is not clear whose some files are; skip: leave such files out")
                .query(
                        "time",
                        String.class,
                        "as-marked: in time, but for what the platform marks as late; now: the present moment counts");
    }

    /** A batch without its files. */
    public record BatchHead(
            long id,

            @About("OPEN: nothing is handed in yet; TAKEN") String state,

            String file,
            String created,

            @About("where a browser shows it") String page,

            BatchPages.BatchProgress progress) {
        static BatchHead of(CourseAssignment assignment, Batches.Batch batch) {
            return new BatchHead(
                    batch.id(),
                    batch.state().name(),
                    batch.fileName(),
                    batch.created().toString(),
                    BatchPages.address(assignment) + "/" + batch.id(),
                    BatchPages.BatchProgress.of(batch));
        }
    }

    /**
     * A batch.
     *
     * @param notes what was passed over when it was read, in sentences
     */
    public record BatchJson(BatchHead batch, List<String> notes, List<ItemJson> items) {}

    /** Somebody who is or may be meant. */
    public record OwnerJson(String email, String name) {
        static OwnerJson of(Person person) {
            return new OwnerJson(person.email(), person.name());
        }
    }

    /**
     * A file of a batch.
     *
     * @param folder its name among the results
     * @param name the student's as the platform wrote it, or the path of the file
     * @param late whether the platform marked it as late
     * @param platformIds the platform's own numbers
     * @param state a {@link BatchRows.State}
     * @param problem why it cannot be graded; null if nothing is known against it
     * @param people whose it is, or may be
     * @param submission null while it is none
     * @param page where a browser shows the submission; null while there is none
     * @param points over all checks; null while there are none
     */
    public record ItemJson(
            int number,
            String folder,
            String name,
            String file,
            boolean late,
            Map<String, String> platformIds,
            String state,
            @Nullable String problem,
            List<String> notes,
            List<OwnerJson> people,
            @Nullable Long submission,
            @Nullable String page,
            @Nullable Double points,
            @Nullable Double maxPoints) {
        static ItemJson of(CourseAssignment assignment, BatchRows.Row row) {
            Batches.Item item = row.item();
            Gradings.Score score = row.score();
            return new ItemJson(
                    item.number(),
                    item.folder(),
                    item.label(),
                    item.fileName(),
                    item.late(),
                    item.platformIds(),
                    row.state().name(),
                    item.problem(),
                    item.notes(),
                    row.people().stream().map(OwnerJson::of).toList(),
                    row.submission() == null ? null : row.submission().id(),
                    row.submission() == null ? null : Addresses.submission(assignment, row.submission()),
                    score == null ? null : score.points(),
                    score == null ? null : score.maxPoints());
        }
    }

    private void list(Context ctx) {
        CourseAssignment assignment = Guard.viewer(ctx).theAssignment();
        String key = ctx.queryParam("key");
        List<Batches.Batch> found = key == null
                ? batches.of(assignment.id())
                : batches.byOnce(assignment.id(), once(IdempotencyKey.checked(key))).stream()
                        .toList();
        Paging.answer(ctx, "batches", found, Batches.Batch::id, batch -> BatchHead.of(assignment, batch));
    }

    private void show(Context ctx) {
        answer(ctx, BatchPages.batch(ctx, batches));
    }

    private void answer(Context ctx, Batches.Batch batch) {
        CourseAssignment assignment = Guard.viewer(ctx).theAssignment();
        ctx.json(new BatchJson(
                BatchHead.of(assignment, batch),
                batch.notes(),
                rows.of(assignment, batch).stream()
                        .map(row -> ItemJson.of(assignment, row))
                        .toList()));
    }

    private void upload(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        String once = IdempotencyKey.of(ctx).map(BatchApi::once).orElseGet(() -> "random " + Secrets.token());
        Options options = Options.of(ctx);
        BatchIntake.Read read = read(ctx, assignment, viewer.signedIn(), once);
        if (read instanceof BatchIntake.Read.Refused refused) {
            Problem.answer(ctx, 422, refused.sentence());
        } else if (read instanceof BatchIntake.Read.Open open) {
            takeIfClear(ctx, open.batch(), options);
            ctx.status(202).header("Location", ApiPages.ROOT + BatchPages.address(assignment) + "/" + open.batch());
            answer(ctx, batches.byId(open.batch()).orElseThrow(Refused::notFound));
        }
    }

    private static String once(String key) {
        return "key " + key;
    }

    private BatchIntake.Read read(Context ctx, CourseAssignment assignment, Person by, String once) {
        String type = Optional.ofNullable(ctx.contentType()).orElse("");
        try {
            if (type.startsWith("multipart/form-data")) {
                UploadedFile file = ctx.uploadedFile("zip");
                if (file == null) {
                    throw Refused.badRequest("api.no-zip");
                }
                try (InputStream in = file.content()) {
                    return zips.withFile(in, zip -> intake.read(assignment, by, file.filename(), once, zip));
                }
            }
            if (type.startsWith("application/zip")) {
                String name = Optional.ofNullable(ctx.queryParam("name")).orElse("submissions.zip");
                return zips.withFile(ctx.bodyInputStream(), zip -> intake.read(assignment, by, name, once, zip));
            }
        } catch (IOException e) {
            // The sender is gone, or sent less than was announced: nothing is kept of it.
            throw Refused.badRequest("error.request");
        }
        throw Refused.badRequest("api.no-zip");
    }

    /** What the request wants. */
    private record Options(boolean skip, BatchIntake.Timing timing) {
        static Options of(Context ctx) {
            String unmatched = Optional.ofNullable(ctx.queryParam("unmatched")).orElse("ask");
            String time = Optional.ofNullable(ctx.queryParam("time")).orElse("as-marked");
            if (!List.of("ask", "skip").contains(unmatched)
                    || !List.of("as-marked", "now").contains(time)) {
                throw Refused.badRequest("api.batch-options");
            }
            return new Options(
                    unmatched.equals("skip"),
                    time.equals("now") ? BatchIntake.Timing.NOW : BatchIntake.Timing.AS_MARKED);
        }
    }

    /** Takes the batch if it is clear whose each sound file is, or if those are to be left out of which it is not. */
    private void takeIfClear(Context ctx, long id, Options options) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Batches.Batch batch = batches.byId(id).orElseThrow(Refused::notFound);
        if (batch.state() == Batches.State.TAKEN) {
            return;
        }
        List<BatchRows.Row> all = rows.of(assignment, batch);
        boolean clear = all.stream()
                .allMatch(row -> row.state() == BatchRows.State.READY || row.state() == BatchRows.State.BROKEN);
        if (!clear && !options.skip()) {
            return;
        }
        Map<Integer, Long> people = all.stream()
                .filter(row -> row.state() == BatchRows.State.READY)
                .collect(Collectors.toMap(
                        row -> row.item().number(), row -> row.people().get(0).id()));
        intake.take(
                assignment,
                batch,
                people,
                options.timing(),
                done -> BatchPages.note(audit, texts, viewer.signedIn(), assignment, batch, done));
    }

    private void take(Context ctx) {
        Batches.Batch batch = BatchPages.batch(ctx, batches);
        takeIfClear(ctx, batch.id(), Options.of(ctx));
        ctx.status(202);
        answer(ctx, batches.byId(batch.id()).orElseThrow(Refused::notFound));
    }

    private void zip(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Batches.Batch batch = BatchPages.batch(ctx, batches);
        BatchResults files =
                new BatchResults(gradings, catalog.get(assignment.catalogId()), batch, rows.of(assignment, batch));
        Downloads.begin(ctx, assignment.catalogId() + "-results.zip", "application/zip");
        try {
            files.zip(ctx.outputStream(), viewer.zone());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

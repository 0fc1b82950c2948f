package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.desk.Addresses;
import org.gradus.desk.BatchResults;
import org.gradus.desk.BatchRows;
import org.gradus.desk.Few;
import org.gradus.desk.Points;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.desk.Texts;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.queue.BatchIntake;
import org.gradus.store.AuditLog;
import org.gradus.store.Batches;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Enrolment;
import org.gradus.store.Gradings;
import org.gradus.store.Person;
import org.gradus.store.Secrets;

/**
 * Hands in for a whole class. A zip is uploaded and looked at first: whose each file is, and which cannot be graded. Nothing is handed in
 * until that is applied; then all of it is, at once. The server keeps what was looked at for a day.
 */
final class BatchPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}/batches";

    private final Pages pages;
    private final ZipUploads zips;
    private final Batches batches;
    private final BatchIntake intake;
    private final BatchRows rows;
    private final Gradings gradings;
    private final LoadedAssignments catalog;
    private final AuditLog audit;

    BatchPages(Services services, Pages pages, ZipUploads zips, Batches batches, BatchIntake intake, BatchRows rows) {
        this.pages = pages;
        this.zips = zips;
        this.batches = batches;
        this.intake = intake;
        this.rows = rows;
        this.gradings = services.gradings();
        this.catalog = services.catalog();
        this.audit = services.audit();
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, ctx -> list(ctx, List.of()), Access.STAFF);
        routes.post(PLACE, this::upload, Access.STAFF);
        routes.get(PLACE + "/{batch}", this::show, Access.STAFF);
        routes.get(PLACE + "/{batch}/state", this::state, Access.STAFF);
        routes.get(PLACE + "/{batch}/results.csv", this::csv, Access.STAFF);
        routes.get(PLACE + "/{batch}/results.zip", this::zip, Access.STAFF);
        routes.post(PLACE + "/{batch}/take", this::take, Access.STAFF);
        routes.post(PLACE + "/{batch}/discard", this::discard, Access.STAFF);
    }

    /** A batch in the list. */
    public record Line(String address, String created, String by, String fileName, String state) {}

    /**
     * A file while the batch is open.
     *
     * @param who address of the student, as far as it is known
     * @param remarks what there is to know about it, in sentences
     */
    public record Preview(
            int number,
            String label,
            String fileName,
            boolean late,
            String state,
            String style,
            String who,
            List<String> remarks) {}

    /** A student who can be chosen. */
    public record Student(String email, String name) {}

    /** A file after the batch was taken. */
    public record Result(
            String label,
            String student,
            String address,
            String fileName,
            boolean late,
            String state,
            String style,
            String points,
            String problem) {}

    /** How far one is. */
    public record BatchProgress(int done, int items, boolean ended) {
        static BatchProgress of(Batches.Batch batch) {
            return new BatchProgress(
                    batch.done(), batch.items(), batch.state() == Batches.State.TAKEN && batch.done() == batch.items());
        }
    }

    static String address(CourseAssignment assignment) {
        return Addresses.assignment(assignment) + "/batches";
    }

    /** The batch of the address, which must belong to its assignment. */
    static Batches.Batch batch(Context ctx, Batches batches) {
        return batches.byId(Guard.number(ctx, "batch"))
                .filter(found ->
                        found.assignment() == Guard.viewer(ctx).theAssignment().id())
                .orElseThrow(Refused::notFound);
    }

    private Pages.Page page(Context ctx, String title) {
        Viewer viewer = Guard.viewer(ctx);
        return pages.page(ctx, title)
                .under(viewer.theCourse(), viewer.theAssignment())
                .tabs(StaffTabs.of(viewer, pages.texts(), StaffTabs.Part.BATCHES));
    }

    private void list(Context ctx, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Times times = new Times(viewer.zone());
        batches.expire();
        ctx.status(problems.isEmpty() ? 200 : 422);
        page(ctx, pages.texts().get("batch.title"))
                .with("address", address(assignment))
                .with("problems", problems)
                .with("once", Secrets.token())
                .with("limit", ZipUploads.LIMIT >> 20)
                .with(
                        "batches",
                        batches.of(assignment.id()).stream()
                                .map(batch -> line(assignment, batch, times))
                                .toList())
                .script("upload.js")
                .render("batches");
    }

    private Line line(CourseAssignment assignment, Batches.Batch batch, Times times) {
        Texts texts = pages.texts();
        return new Line(
                address(assignment) + "/" + batch.id(),
                times.at(batch.created()),
                batch.by() == null ? texts.get("student.gone") : batch.by(),
                batch.fileName(),
                switch (batch.state()) {
                    case OPEN ->
                        texts.get("batch.open-until", times.at(batch.created().plus(Batches.OPEN_FOR)));
                    case TAKEN -> texts.get("batch.done-of", batch.done(), batch.items());
                });
    }

    private void upload(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        UploadedFile file = ctx.uploadedFile("zip");
        if (file == null || file.filename().isEmpty()) {
            list(ctx, List.of(pages.texts().get("batch.no-file")));
            return;
        }
        String once = Fields.once(ctx);
        BatchIntake.Read read;
        try (InputStream in = file.content()) {
            read = zips.withFile(
                    in, zip -> intake.read(assignment, viewer.signedIn(), file.filename(), "form " + once, zip));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (read instanceof BatchIntake.Read.Refused refused) {
            list(ctx, List.of(refused.sentence()));
        } else if (read instanceof BatchIntake.Read.Open open) {
            pages.redirect(ctx, address(assignment) + "/" + open.batch(), "");
        }
    }

    private void show(Context ctx) {
        Batches.Batch batch = batch(ctx, batches);
        switch (batch.state()) {
            case OPEN -> preview(ctx, batch, Map.of(), List.of());
            case TAKEN -> results(ctx, batch);
        }
    }

    /** @param typed what was typed into the fields, by the number of the file; what is not in it is as it was found */
    private void preview(Context ctx, Batches.Batch batch, Map<Integer, String> typed, List<String> problems) {
        CourseAssignment assignment = Guard.viewer(ctx).theAssignment();
        Times times = new Times(Guard.viewer(ctx).zone());
        List<BatchRows.Row> all = rows.of(assignment, batch);
        Map<Boolean, List<Preview>> sound = all.stream()
                .filter(row -> row.state() != BatchRows.State.BROKEN)
                .collect(Collectors.partitioningBy(
                        row -> row.state() == BatchRows.State.READY,
                        Collectors.mapping(row -> preview(row, typed), Collectors.toList())));
        List<Preview> broken = all.stream()
                .filter(row -> row.state() == BatchRows.State.BROKEN)
                .map(row -> preview(row, typed))
                .toList();
        List<Preview> ready = sound.getOrDefault(true, List.of());
        List<Preview> unsure = sound.getOrDefault(false, List.of());
        ctx.status(problems.isEmpty() ? 200 : 422);
        page(ctx, pages.texts().get("batch.preview-title"))
                .under(pages.texts().get("tab.BATCHES"), address(assignment))
                .with("address", address(assignment) + "/" + batch.id())
                .with("problems", problems)
                .with("fileName", batch.fileName())
                .with("until", times.at(batch.created().plus(Batches.OPEN_FOR)))
                .with("notes", batch.notes())
                .with("ready", ready)
                .with("unsure", unsure)
                .with("broken", broken)
                .with("dated", assignment.due() != null)
                .with("late", all.stream().filter(row -> row.item().late()).count())
                .with(
                        "students",
                        rows.students(assignment).stream()
                                .map(Enrolment::person)
                                .map(person -> new Student(person.email(), person.name()))
                                .toList())
                .render("batch-preview");
    }

    private Preview preview(BatchRows.Row row, Map<Integer, String> typed) {
        Texts texts = pages.texts();
        Batches.Item item = row.item();
        List<String> remarks = new ArrayList<>();
        if (item.problem() != null) {
            remarks.add(item.problem());
        } else if (row.state() == BatchRows.State.READY) {
            remarks.add(row.people().get(0).name());
        } else if (!row.people().isEmpty()) {
            remarks.add(texts.get(
                    "batch.perhaps",
                    row.people().stream()
                            .map(person -> person.name() + " (" + person.email() + ")")
                            .collect(Collectors.joining(", "))));
        }
        if (row.again()) {
            remarks.add(texts.get("batch.again"));
        }
        if (!row.twins().isEmpty()) {
            remarks.add(texts.get("batch.twins", Few.of(row.twins())));
        }
        remarks.addAll(item.notes());
        return new Preview(
                item.number(),
                item.label(),
                item.fileName(),
                item.late(),
                row.state().name(),
                row.state().style(),
                typed.getOrDefault(
                        item.number(),
                        row.state() == BatchRows.State.READY
                                ? row.people().get(0).email()
                                : ""),
                remarks);
    }

    private void take(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Batches.Batch batch = batch(ctx, batches);
        Map<String, Set<Long>> byAddress = new HashMap<>();
        Map<String, Set<Long>> byName = new HashMap<>();
        for (Enrolment enrolment : rows.students(assignment)) {
            Person student = enrolment.person();
            byAddress.put(student.email().toLowerCase(Locale.ROOT), Set.of(student.id()));
            byName.computeIfAbsent(student.name().toLowerCase(Locale.ROOT), unknown -> new HashSet<>())
                    .add(student.id());
        }
        Map<Long, String> files = new HashMap<>();
        Map<Integer, Long> people = new HashMap<>();
        Map<Integer, String> typed = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (Batches.Item item : batches.items(batch.id())) {
            String who = Fields.line(ctx, "who-" + item.number());
            typed.put(item.number(), who);
            String key = who.toLowerCase(Locale.ROOT);
            // The address first: nobody takes it from somebody else by a name that looks like it.
            Set<Long> meant = byAddress.getOrDefault(key, byName.getOrDefault(key, Set.of()));
            if (meant.size() == 1) {
                long person = meant.iterator().next();
                people.put(item.number(), person);
                String first = files.putIfAbsent(person, item.label());
                if (first != null) {
                    problems.add(pages.texts().get("batch.same-student", first, item.label(), who));
                }
            } else if (!who.isEmpty()) {
                problems.add(pages.texts().get("batch.no-student", item.label(), who));
            }
        }
        if (problems.isEmpty() && people.isEmpty()) {
            problems.add(pages.texts().get("batch.nobody"));
        }
        if (batch.state() == Batches.State.OPEN && !problems.isEmpty()) {
            preview(ctx, batch, typed, problems);
            return;
        }
        BatchIntake.Timing timing =
                Fields.ticked(ctx, "by-now") ? BatchIntake.Timing.NOW : BatchIntake.Timing.AS_MARKED;
        Optional<BatchIntake.Taken> taken = intake.take(
                assignment,
                batch,
                people,
                timing,
                done -> note(audit, pages.texts(), viewer.signedIn(), assignment, batch, done));
        pages.redirect(
                ctx,
                address(assignment) + "/" + batch.id(),
                taken.map(done -> pages.texts().get("batch.taken", done.fresh(), done.same()))
                        .orElseGet(() -> pages.texts().get("batch.taken-before")));
    }

    static void note(
            AuditLog audit,
            Texts texts,
            Person by,
            CourseAssignment assignment,
            Batches.Batch batch,
            BatchIntake.Taken done) {
        audit.note(
                by,
                assignment.course(),
                "batch.taken",
                assignment.title(),
                batch.fileName() + ": " + texts.get("batch.taken", done.fresh(), done.same()));
    }

    private void discard(Context ctx) {
        Batches.Batch batch = batch(ctx, batches);
        boolean gone = batches.discard(batch.id());
        pages.redirect(
                ctx,
                address(Guard.viewer(ctx).theAssignment()),
                pages.texts().get(gone ? "batch.discarded" : "batch.taken-before"));
    }

    private void results(Context ctx, Batches.Batch batch) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Times times = new Times(viewer.zone());
        List<BatchRows.Row> all = rows.of(assignment, batch);
        BatchProgress progress = BatchProgress.of(batch);
        Pages.Page page = page(ctx, pages.texts().get(progress.ended() ? "batch.results-title" : "batch.running-title"))
                .under(pages.texts().get("tab.BATCHES"), address(assignment))
                .with("address", address(assignment) + "/" + batch.id())
                .with("line", line(assignment, batch, times))
                .with("progress", progress)
                .with("notes", batch.notes())
                .with("broken", count(all, BatchRows.State.BROKEN))
                .with("leftOut", count(all, BatchRows.State.LEFT_OUT))
                .with("faults", count(all, BatchRows.State.FAULT))
                .with(
                        "results",
                        all.stream().map(row -> result(assignment, row)).toList());
        if (!progress.ended()) {
            page.script("regrade.js");
        }
        page.render("batch");
    }

    private static long count(List<BatchRows.Row> rows, BatchRows.State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    private static Result result(CourseAssignment assignment, BatchRows.Row row) {
        Batches.Item item = row.item();
        Gradings.Score score = row.score();
        return new Result(
                item.label(),
                row.people().isEmpty() ? "" : row.people().get(0).name(),
                row.submission() == null ? "" : Addresses.submission(assignment, row.submission()),
                item.fileName(),
                item.late(),
                row.state().name(),
                row.state() == BatchRows.State.GRADED && score != null && score.points() < score.maxPoints()
                        ? "part"
                        : row.state().style(),
                score == null ? "" : Points.of(score.points()) + " / " + Points.of(score.maxPoints()),
                item.problem() == null ? "" : item.problem());
    }

    private void state(Context ctx) {
        ctx.json(BatchProgress.of(batch(ctx, batches)));
    }

    private BatchResults files(CourseAssignment assignment, Batches.Batch batch) {
        return new BatchResults(gradings, catalog.get(assignment.catalogId()), batch, rows.of(assignment, batch));
    }

    private void csv(Context ctx) {
        CourseAssignment assignment = Guard.viewer(ctx).theAssignment();
        Batches.Batch batch = batch(ctx, batches);
        Downloads.answer(
                ctx,
                assignment.catalogId() + "-results.csv",
                "text/csv",
                files(assignment, batch).csv().getBytes(StandardCharsets.UTF_8));
    }

    private void zip(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        BatchResults files = files(assignment, batch(ctx, batches));
        Downloads.begin(ctx, assignment.catalogId() + "-results.zip", "application/zip");
        try {
            files.zip(ctx.outputStream(), viewer.zone());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.assignment.CheckDefinition;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.course.Attempt;
import org.gradus.course.DuePlan;
import org.gradus.course.Standing;
import org.gradus.desk.Addresses;
import org.gradus.desk.Few;
import org.gradus.desk.Gradebook;
import org.gradus.desk.Gradebooks;
import org.gradus.desk.Made;
import org.gradus.desk.Numbers;
import org.gradus.desk.Points;
import org.gradus.desk.Refused;
import org.gradus.desk.Texts;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Worth;
import org.gradus.queue.GradingQueue;
import org.gradus.queue.RegradeService;
import org.gradus.store.AuditLog;
import org.gradus.store.ClassWork;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Extensions;
import org.gradus.store.Regrades;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.jspecify.annotations.Nullable;

/** Regrades: begun for some attempts, looked at as a change, then applied or discarded as a whole. */
final class RegradePages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}/regrades";

    private final Pages pages;
    private final Database database;
    private final Courses courses;
    private final ClassWork work;
    private final Extensions extensions;
    private final Submissions submissions;
    private final Regrades regrades;
    private final Gradebooks gradebooks;
    private final LoadedAssignments catalog;
    private final GradingQueue queue;
    private final AuditLog audit;

    RegradePages(
            Pages pages,
            Database database,
            Courses courses,
            ClassWork work,
            Extensions extensions,
            Submissions submissions,
            Regrades regrades,
            Gradebooks gradebooks,
            LoadedAssignments catalog,
            GradingQueue queue,
            AuditLog audit) {
        this.pages = pages;
        this.database = database;
        this.courses = courses;
        this.work = work;
        this.extensions = extensions;
        this.submissions = submissions;
        this.regrades = regrades;
        this.gradebooks = gradebooks;
        this.catalog = catalog;
        this.queue = queue;
        this.audit = audit;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, ctx -> list(ctx, Form.EMPTY, List.of()), Access.INSTRUCTOR);
        routes.post(PLACE, this::begin, Access.INSTRUCTOR);
        routes.get(PLACE + "/{regrade}", ctx -> show(ctx, List.of()), Access.INSTRUCTOR);
        routes.get(PLACE + "/{regrade}/state", this::state, Access.INSTRUCTOR);
        routes.post(PLACE + "/{regrade}/apply", this::apply, Access.INSTRUCTOR);
        routes.post(PLACE + "/{regrade}/discard", this::discard, Access.INSTRUCTOR);
    }

    /** How the new results are made; the names are keys of the message file. */
    enum How {
        /** The checks run again. */
        RUN,
        /** What they found stays, and what they are worth changes. */
        POINTS
    }

    /** What was chosen in the form. */
    public record Form(String how, String check, String points, String scope, String person) {
        static final Form EMPTY = new Form(How.RUN.name(), "", "", Regrades.Scope.COUNTING.name(), "");

        static Form of(Context ctx) {
            return new Form(
                    Fields.text(ctx, "how"),
                    Fields.text(ctx, "check"),
                    Fields.line(ctx, "points"),
                    Fields.text(ctx, "scope"),
                    Fields.text(ctx, "person"));
        }
    }

    /** A check that can be chosen. */
    public record Choice(String id, String title) {}

    /** A regrade in the list. */
    public record Row(String created, String address, String scope, String by, String state, String progress) {}

    /** A student who can be chosen. */
    public record Person(long id, String name) {}

    /** An attempt that was graded anew. */
    public record AttemptRow(String received, String address, String before, String after, List<String> checks) {}

    /** How a student's points in the gradebook change. */
    public record StudentRow(
            String name,
            String address,
            String before,
            String after,
            String kind,
            String style,
            List<AttemptRow> attempts) {}

    /** How far one is. */
    public record Progress(int done, int items, boolean ended) {}

    private static String address(CourseAssignment assignment) {
        return Addresses.assignment(assignment) + "/regrades";
    }

    private void list(Context ctx, Form form, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        Texts texts = pages.texts();
        CourseAssignment assignment = viewer.theAssignment();
        Times times = new Times(viewer.zone());
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, texts.get("regrade.title"))
                .under(viewer.theCourse(), assignment)
                .tabs(StaffTabs.of(viewer, texts, StaffTabs.Part.REGRADES))
                .with("address", address(assignment))
                .with("problems", problems)
                .with("filled", form)
                .with("hows", Arrays.stream(How.values()).map(Enum::name).toList())
                .with(
                        "checks",
                        catalog.get(assignment.catalogId()).checks().stream()
                                .map(check -> new Choice(
                                        check.id(),
                                        texts.get(
                                                "regrade.check-now",
                                                check.title(),
                                                Points.of(check.points()),
                                                texts.get("visibility." + check.visibility()))))
                                .toList())
                .with(
                        "scopes",
                        Arrays.stream(Regrades.Scope.values()).map(Enum::name).toList())
                .with(
                        "people",
                        courses.roster(assignment.course()).stream()
                                .filter(one -> one.active() && one.role().isGraded())
                                .map(one -> new Person(
                                        one.person().id(), one.person().name()))
                                .toList())
                .with(
                        "regrades",
                        regrades.of(assignment.id()).stream()
                                .map(regrade -> row(assignment, regrade, times))
                                .toList())
                .render("regrades");
    }

    private Row row(CourseAssignment assignment, Regrades.Regrade regrade, Times times) {
        return new Row(
                times.at(regrade.created()),
                address(assignment) + "/" + regrade.id(),
                scope(regrade.scope(), regrade.pointsOnly()),
                regrade.by() == null ? pages.texts().get("student.gone") : regrade.by(),
                pages.texts().get(regrade.ready() ? "regrade.ready" : "regrade.state." + regrade.state()),
                pages.texts().get("regrade.progress", regrade.done(), regrade.items()));
    }

    private String scope(Regrades.Scope scope, boolean pointsOnly) {
        String which = pages.texts().get("regrade.scope." + scope);
        return pointsOnly ? pages.texts().get("regrade.points-only", which) : which;
    }

    private void begin(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Form form = Form.of(ctx);
        Made<Long> begun = begin(viewer, form);
        if (!begun.done()) {
            list(ctx, form, begun.problems());
            return;
        }
        pages.redirect(ctx, address(assignment) + "/" + begun.get(), "");
    }

    /** Begins a regrade of the viewer's assignment, and returns its id. */
    Made<Long> begin(Viewer viewer, Form form) {
        CourseAssignment assignment = viewer.theAssignment();
        Regrades.Scope scope = known(Regrades.Scope.values(), form.scope());
        How how = known(How.values(), form.how());
        List<String> problems = new ArrayList<>();
        Map<String, Worth> worths = how == How.POINTS ? worths(assignment, form, problems) : Map.of();
        List<Long> chosen = chosen(assignment, scope, form.person());
        if (chosen.isEmpty()) {
            problems.add(pages.texts().get("regrade.nothing"));
        }
        Optional<Long> begun = problems.isEmpty()
                ? database.transaction(handle -> start(viewer, scope, chosen, worths, problems))
                : Optional.empty();
        if (begun.isEmpty()) {
            return Made.not(problems);
        }
        queue.wake();
        return Made.of(begun.get());
    }

    private static <E extends Enum<E>> E known(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest("error.request"));
    }

    /** What the checks are to be worth: all as the assignment says now, or one of them. */
    private Map<String, Worth> worths(CourseAssignment assignment, Form form, List<String> problems) {
        List<CheckDefinition> checks = catalog.get(assignment.catalogId()).checks();
        if (form.check().isEmpty()) {
            if (!form.points().isEmpty()) {
                problems.add(pages.texts().get("regrade.points-of-which"));
            }
            return checks.stream().collect(Collectors.toMap(CheckDefinition::id, Worth::of));
        }
        CheckDefinition check = checks.stream()
                .filter(one -> one.id().equals(form.check()))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest("error.request"));
        Double points = Numbers.decimal(form.points(), pages.texts().get("regrade.points-wrong"), problems);
        return Map.of(
                check.id(),
                points == null
                        ? Worth.of(check)
                        : new Worth(points, Worth.of(check).visibility()));
    }

    /** Empty if another one is open: two at once would each be reviewed against results that the other replaces. */
    private Optional<Long> start(
            Viewer viewer, Regrades.Scope scope, List<Long> chosen, Map<String, Worth> worths, List<String> problems) {
        CourseAssignment assignment = viewer.theAssignment();
        if (regrades.of(assignment.id()).stream().anyMatch(regrade -> regrade.state() == Regrades.State.OPEN)) {
            problems.add(pages.texts().get("regrade.open"));
            return Optional.empty();
        }
        Map<Long, StoredSubmission> found = submissions.byIds(chosen);
        if (!worths.isEmpty()) {
            List<String> others = others(assignment, found.values(), worths.keySet());
            if (!others.isEmpty()) {
                problems.add(pages.texts().get("regrade.other-checks", Few.of(others)));
                return Optional.empty();
            }
        }
        long id = regrades.create(assignment.id(), scope, found.values(), worths, viewer.signedIn());
        found.keySet().forEach(submission -> queue.addBulk(RegradeService.id(id, submission)));
        audit.note(
                viewer.signedIn(),
                assignment.course(),
                "regrade.begun",
                assignment.title(),
                scope(scope, !worths.isEmpty()) + ", " + pages.texts().get("regrade.count", found.size())
                        + worthsInWords(assignment, worths));
        return Optional.of(id);
    }

    /**
     * Checks that are not both in each of these results and in the assignment. With them, other points alone would give results of a kind
     * that no version of the assignment gives.
     */
    private List<String> others(CourseAssignment assignment, Collection<StoredSubmission> found, Set<String> revalued) {
        List<ClassWork.CheckCount> counts = work.checks(found.stream()
                .map(StoredSubmission::grading)
                .filter(Objects::nonNull)
                .toList());
        int most =
                counts.stream().mapToInt(ClassWork.CheckCount::gradings).max().orElse(0);
        List<CheckDefinition> checks = catalog.get(assignment.catalogId()).checks();
        boolean all = revalued.size() == checks.size();
        Stream<String> missing = checks.stream()
                .filter(check -> revalued.contains(check.id()))
                .filter(check ->
                        counts.stream().noneMatch(count -> count.id().equals(check.id()) && count.gradings() == most))
                .map(CheckDefinition::title);
        Stream<String> gone = counts.stream()
                .filter(count -> all && !revalued.contains(count.id()))
                .map(ClassWork.CheckCount::title);
        return Stream.concat(missing, gone).distinct().toList();
    }

    private String worthsInWords(CourseAssignment assignment, Map<String, Worth> worths) {
        List<String> words = catalog.get(assignment.catalogId()).checks().stream()
                .filter(check -> worths.containsKey(check.id()))
                .map(check -> check.title() + " "
                        + Points.of(
                                Objects.requireNonNull(worths.get(check.id())).points()))
                .toList();
        return words.isEmpty() ? "" : ": " + Few.of(words);
    }

    /** The submissions with a result that are within the scope. */
    private List<Long> chosen(CourseAssignment assignment, Regrades.Scope scope, String person) {
        ClassWork.Work all = work.ofAssignment(assignment.id());
        return extensions.plans(assignment).entrySet().stream()
                .filter(entry -> person.isEmpty() || person.equals(Long.toString(entry.getKey())))
                .flatMap(entry ->
                        chosen(assignment, scope, entry.getValue(), all.of(assignment.id(), entry.getKey())).stream())
                .distinct()
                .toList();
    }

    private static List<Long> chosen(
            CourseAssignment assignment, Regrades.Scope scope, DuePlan plan, List<ClassWork.Entry> entries) {
        List<Attempt> ended = entries.stream()
                .filter(entry ->
                        entry.grading() != null && !entry.attempt().state().isPending())
                .map(ClassWork.Entry::attempt)
                .toList();
        return switch (scope) {
            case ALL -> ended.stream().map(Attempt::id).toList();
            case LATEST ->
                ended.isEmpty()
                        ? List.of()
                        : List.of(ended.get(ended.size() - 1).id());
            case COUNTING -> {
                Attempt counting =
                        Standing.of(assignment.counting(), plan, ended).counting();
                yield counting == null ? List.of() : List.of(counting.id());
            }
        };
    }

    /** The regrade of the address. */
    Regrades.Regrade regrade(Context ctx) {
        try {
            return regrades.byId(Long.parseLong(ctx.pathParam("regrade")))
                    .filter(found -> found.assignment()
                            == Guard.viewer(ctx).theAssignment().id())
                    .orElseThrow(Refused::notFound);
        } catch (NumberFormatException e) {
            throw Refused.notFound();
        }
    }

    private void state(Context ctx) {
        Regrades.Regrade regrade = regrade(ctx);
        ctx.json(new Progress(
                regrade.done(), regrade.items(), regrade.ready() || regrade.state() != Regrades.State.OPEN));
    }

    private void show(Context ctx, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        Texts texts = pages.texts();
        CourseAssignment assignment = viewer.theAssignment();
        Regrades.Regrade regrade = regrade(ctx);
        boolean running = regrade.state() == Regrades.State.OPEN && !regrade.ready();
        List<StudentRow> rows = running ? List.of() : students(viewer, regrade);
        List<StudentRow> changed = rows.stream()
                .filter(row -> !row.attempts().isEmpty() || !row.kind().equals("same"))
                .toList();
        long faults = running
                ? 0
                : regrades.changes(regrade.id()).stream()
                        .filter(change ->
                                change.after() != null && change.after().state() == ScoreReport.State.GRADER_FAULT)
                        .count();
        ctx.status(problems.isEmpty() ? 200 : 422);
        Pages.Page page = pages.page(ctx, texts.get("regrade.title"))
                .under(viewer.theCourse(), assignment)
                .under(texts.get("tab.REGRADES"), address(assignment))
                .tabs(StaffTabs.of(viewer, texts, StaffTabs.Part.REGRADES))
                .with("address", address(assignment) + "/" + regrade.id())
                .with("row", row(assignment, regrade, new Times(viewer.zone())))
                .with("done", regrade.done())
                .with("items", regrade.items())
                .with("running", running)
                .with("open", regrade.state() == Regrades.State.OPEN)
                .with("problems", problems)
                .with("faults", faults)
                .with("rises", count(rows, "rises"))
                .with("falls", count(rows, "falls"))
                .with("same", count(rows, "same"))
                .with("students", changed);
        if (running) {
            page.script("regrade.js");
        }
        page.render("regrade");
    }

    private static long count(List<StudentRow> rows, String kind) {
        return rows.stream().filter(row -> row.kind().equals(kind)).count();
    }

    /** All students, those who lose points first. */
    private List<StudentRow> students(Viewer viewer, Regrades.Regrade regrade) {
        CourseAssignment assignment = viewer.theAssignment();
        Times times = new Times(viewer.zone());
        Map<Long, Regrades.Change> changes = regrades.changes(regrade.id()).stream()
                .collect(Collectors.toMap(
                        Regrades.Change::submission, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        Map<Long, List<Regrades.CheckChange>> checks =
                regrades.checks(regrade.id()).stream().collect(Collectors.groupingBy(Regrades.CheckChange::submission));
        ClassWork.Work all = work.ofAssignment(assignment.id());
        Map<Long, Gradebook.Row> before = rows(viewer, all, entry -> with(entry, changes, Regrades.Change::before));
        Map<Long, Gradebook.Row> after = rows(viewer, all, entry -> with(entry, changes, Regrades.Change::after));
        List<StudentRow> rows = new ArrayList<>();
        before.forEach((person, row) -> {
            Double old = row.cells().get(0).known().points();
            Double now = Objects.requireNonNull(after.get(person))
                    .cells()
                    .get(0)
                    .known()
                    .points();
            int order = Double.compare(now == null ? -1 : now, old == null ? -1 : old);
            List<AttemptRow> attempts = all.of(assignment.id(), person).stream()
                    .map(entry -> changes.get(entry.attempt().id()))
                    .filter(Objects::nonNull)
                    .filter(change -> isChange(change) || checks.containsKey(change.submission()))
                    .map(change ->
                            attempt(assignment, change, checks.getOrDefault(change.submission(), List.of()), times))
                    .toList();
            rows.add(new StudentRow(
                    row.student().person().name(),
                    Addresses.student(assignment, person),
                    points(old),
                    points(now),
                    order < 0 ? "falls" : order > 0 ? "rises" : "same",
                    order < 0 ? "fail" : order > 0 ? "pass" : "idle",
                    attempts));
        });
        rows.sort(
                Comparator.comparingInt(row -> List.of("falls", "rises", "same").indexOf(row.kind())));
        return rows;
    }

    private Map<Long, Gradebook.Row> rows(Viewer viewer, ClassWork.Work all, UnaryOperator<ClassWork.Entry> changed) {
        Map<Long, Gradebook.Row> rows = new LinkedHashMap<>();
        gradebooks
                .read(viewer.theCourse(), viewer.theAssignment(), all, changed)
                .rows()
                .forEach(row -> rows.put(row.student().person().id(), row));
        return rows;
    }

    /** The attempt as a result of the regrade has it; what met a fault of ours stays. */
    private static ClassWork.Entry with(
            ClassWork.Entry entry,
            Map<Long, Regrades.Change> changes,
            Function<Regrades.Change, Regrades.@Nullable Result> which) {
        Attempt attempt = entry.attempt();
        Regrades.Change change = changes.get(attempt.id());
        Regrades.Result result = change == null ? null : which.apply(change);
        if (change != null && (result == null || result.state() == ScoreReport.State.GRADER_FAULT)) {
            result = change.before();
        }
        return result == null
                ? entry
                : new ClassWork.Entry(
                        new Attempt(
                                attempt.id(),
                                attempt.received(),
                                result.state() == ScoreReport.State.GRADED
                                        ? Attempt.State.GRADED
                                        : Attempt.State.NOT_GRADABLE,
                                result.points(),
                                result.maxPoints(),
                                attempt.chosen()),
                        entry.assignment(),
                        entry.person(),
                        entry.team(),
                        entry.grading());
    }

    private static boolean isChange(Regrades.Change change) {
        return change.after() != null && !change.after().equals(change.before());
    }

    private AttemptRow attempt(
            CourseAssignment assignment, Regrades.Change change, List<Regrades.CheckChange> checks, Times times) {
        return new AttemptRow(
                times.at(change.received()),
                Addresses.submission(assignment, change.submission()),
                result(change.before()),
                result(change.after()),
                checks.stream().map(this::words).toList());
    }

    /** How a check's points change, and with them, if it does, who sees it. */
    private String words(Regrades.CheckChange change) {
        Texts texts = pages.texts();
        Regrades.Part before = change.before();
        Regrades.Part after = change.after();
        double max = after != null
                ? after.maxPoints()
                : Objects.requireNonNull(before).maxPoints();
        String was = before != null && after != null && before.maxPoints() != after.maxPoints()
                ? texts.get("regrade.of", ofPart(before), Points.of(before.maxPoints()))
                : ofPart(before);
        String points = texts.get("regrade.check", change.title(), was, ofPart(after), Points.of(max));
        return before == null || after == null || before.visibility() == after.visibility()
                ? points
                : texts.get(
                        "regrade.check-seen",
                        points,
                        texts.get("visibility." + before.visibility()),
                        texts.get("visibility." + after.visibility()));
    }

    private String ofPart(Regrades.@Nullable Part part) {
        return points(part == null ? null : part.points());
    }

    private String result(Regrades.@Nullable Result result) {
        return result == null
                ? points(null)
                : result.state() == ScoreReport.State.GRADED
                        ? pages.texts().get("score.value", Points.of(result.points()), Points.of(result.maxPoints()))
                        : pages.texts().get("regrade.result." + result.state());
    }

    private String points(@Nullable Double points) {
        return points == null ? pages.texts().get("gradebook.none") : Points.of(points);
    }

    private void apply(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Regrades.Regrade regrade = regrade(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        Regrades.Applied ended = applied(viewer, regrade);
        if (isNow(regrade, Regrades.State.APPLIED)) {
            ended = Regrades.Applied.DONE;
        }
        switch (ended) {
            case DONE ->
                pages.redirect(
                        ctx,
                        address(assignment) + "/" + regrade.id(),
                        pages.texts().get("regrade.applied"));
            case NOT_READY -> show(ctx, List.of(pages.texts().get("regrade.not-ready")));
            case OVERTAKEN -> show(ctx, List.of(pages.texts().get("regrade.overtaken")));
        }
    }

    private void discard(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Regrades.Regrade regrade = regrade(ctx);
        if (discarded(viewer, regrade) || isNow(regrade, Regrades.State.DISCARDED)) {
            pages.redirect(ctx, address(viewer.theAssignment()), pages.texts().get("regrade.discarded"));
        } else {
            show(ctx, List.of(pages.texts().get("regrade.not-ready")));
        }
    }

    /** Whether a regrade has ended so, perhaps by the first of two clicks. */
    private boolean isNow(Regrades.Regrade regrade, Regrades.State state) {
        return regrades.byId(regrade.id()).filter(now -> now.state() == state).isPresent();
    }

    /** Lets the new results count, if that can be. */
    Regrades.Applied applied(Viewer viewer, Regrades.Regrade regrade) {
        return database.transaction(handle -> {
            Regrades.Applied ended = regrades.apply(regrade.id());
            if (ended == Regrades.Applied.DONE) {
                note(viewer, "regrade.applied", regrade);
            }
            return ended;
        });
    }

    /** Gives the new results up; false if that was decided already. */
    boolean discarded(Viewer viewer, Regrades.Regrade regrade) {
        return database.transaction(handle -> {
            boolean ended = regrades.discard(regrade.id());
            if (ended) {
                note(viewer, "regrade.discarded", regrade);
            }
            return ended;
        });
    }

    private void note(Viewer viewer, String action, Regrades.Regrade regrade) {
        CourseAssignment assignment = viewer.theAssignment();
        audit.note(
                viewer.signedIn(),
                assignment.course(),
                action,
                assignment.title(),
                scope(regrade.scope(), regrade.pointsOnly()) + ", "
                        + pages.texts().get("regrade.count", regrade.items()));
    }
}

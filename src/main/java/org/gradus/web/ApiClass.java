package org.gradus.web;

import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.course.Attempt;
import org.gradus.course.DuePlan;
import org.gradus.course.Standing;
import org.gradus.desk.Addresses;
import org.gradus.desk.ClassOverview;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.desk.StaffView;
import org.gradus.desk.StaffViews;
import org.gradus.desk.Texts;
import org.gradus.desk.Viewer;
import org.gradus.grading.ScoreReport;
import org.gradus.store.ClassWork;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.Extensions;
import org.gradus.store.Gradings;
import org.gradus.store.StoredSubmission;
import org.jspecify.annotations.Nullable;

/** The programming interface of staff who look at a class: everybody's submissions, figures, mistakes, and files of all of it. */
final class ApiClass {
    private static final String AREA = "Class";
    private static final String WHICH = "the newest of each student, or the one that counts";

    private final Texts texts;
    private final Courses courses;
    private final Extensions extensions;
    private final Gradings gradings;
    private final ClassWork work;
    private final StaffViews staffViews;
    private final ClassFiles files;

    ApiClass(Services services, Texts texts, StaffViews staffViews) {
        this.texts = texts;
        this.courses = services.courses();
        this.extensions = services.extensions();
        this.gradings = services.gradings();
        this.work = new ClassWork(services.database());
        this.staffViews = staffViews;
        this.files = new ClassFiles(services);
    }

    /** Which submission of each student is meant; the names are those of the pages' addresses. */
    enum Which {
        NEWEST,
        COUNTING
    }

    void register(ApiRoutes routes) {
        routes.get(
                ApiPages.ASSIGNMENT + "/class/submissions",
                this::submissions,
                Api.staff(Access.STAFF),
                ApiOperation.of("listClassSubmissions", AREA, "Lists what everybody handed in")
                        .query("student", Long.class, "only those of this person, or of the person's team")
                        .query("state", Attempt.State.class, "only those in this state")
                        .query("counting", boolean.class, "only those that count (true), or that do not (false)")
                        .list("submissions", ClassSubmission.class));
        routes.get(
                ApiPages.SUBMISSION + "/staff",
                this::staffView,
                Api.staff(Access.STAFF),
                ApiOperation.of("readSubmissionAsStaff", AREA, "Reads what staff see of a submission beside its report")
                        .answers(StaffSubmission.class));
        routes.post(
                ApiPages.SUBMISSION + "/again",
                this::again,
                Api.staff(Access.STAFF),
                ApiOperation.of("gradeAgain", AREA, "Has a submission graded again after a fault of Gradus")
                        .answersNothing()
                        .fault(409, "there was no such fault, or it waits already"));
        routes.get(
                ApiPages.SUBMISSION + "/gradescope.json",
                this::gradescope,
                Api.staff(Access.STAFF),
                ApiOperation.of("readGradescope", AREA, "Reads a submission's results as Gradescope takes them")
                        .answersFile("application/json", "results.json of Gradescope's autograder"));
        routes.get(
                ApiPages.ASSIGNMENT + "/gradescope.zip",
                ctx -> files.gradescope(ctx, Guard.viewer(ctx).theAssignment(), counting(ctx)),
                Api.staff(Access.STAFF),
                ApiOperation.of(
                                "downloadGradescope",
                                AREA,
                                "Downloads the results of the class as Gradescope takes them")
                        .query("which", Which.class, WHICH)
                        .answersFile("application/zip", "A JSON for each student who has results"));
        routes.get(
                ApiPages.ASSIGNMENT + "/submissions.zip",
                ctx -> files.jars(
                        ctx,
                        Guard.viewer(ctx).theAssignment(),
                        counting(ctx),
                        Queries.flag(ctx, "anonymous").orElse(false)),
                Api.staff(Access.STAFF),
                ApiOperation.of("downloadSubmissions", AREA, "Downloads the jars of the class")
                        .query("which", Which.class, WHICH)
                        .query("anonymous", boolean.class, "whether nothing in it tells who is who")
                        .answersFile("application/zip", "A jar of each student"));
        routes.get(
                ApiPages.ASSIGNMENT + "/overview",
                this::overview,
                Api.staff(Access.STAFF),
                ApiOperation.of("readOverview", AREA, "Reads how the class fares with an assignment")
                        .answers(Overview.class));
        routes.get(
                ApiPages.ASSIGNMENT + "/mistakes",
                this::mistakes,
                Api.staff(Access.STAFF),
                ApiOperation.of("readMistakes", AREA, "Reads which mistakes the class makes, and who makes them")
                        .says("All of them at once, the most frequent first: an assignment knows few.")
                        .answers(Mistakes.class));
    }

    /** Somebody of the class. */
    public record PersonRef(long id, String name) {
        static PersonRef of(Enrolment enrolment) {
            return new PersonRef(enrolment.person().id(), enrolment.person().name());
        }
    }

    /** A submission, as staff see it in a list. */
    public record ClassSubmission(
            long id,

            @About("who handed it in; null if this person is not in the course any more") @Nullable
            PersonRef student,

            @About("for which team; null: for the student alone") @Nullable
            Long team,

            String received,
            Attempt.State state,

            @About("on all checks, before lateness; null while it is not graded") @Nullable
            Double points,

            @Nullable Double maxPoints,

            @About("whether it counts for the student, or for one of the team")
            boolean counting,

            @About("where a browser shows it") String page) {}

    /** What staff see of a submission. */
    public record StaffSubmission(
            String student,

            @About("how it came, how it was run: names and values in words")
            List<StaffView.Fact> facts,

            @About("with which somebody grades the jar again by hand")
            String command,

            List<StaffView.ClassRow> classes,
            List<StaffView.Source> sources,

            @About("whether there are more sources than are shown")
            boolean cut,

            @About("whether it can be graded again after a fault of Gradus")
            boolean again) {}

    /** How a class fares. */
    public record Overview(
            @About("how many are asked to hand in") int students,
            int handedIn,

            @About("how many have an attempt with all points")
            int full,

            @About("who has not handed in") List<PersonRef> absent,

            @About("whose last three attempts brought no gain, and who has not all points")
            List<PersonRef> stuck,

            @About("median number of the first attempt with all points; null: there is none") @Nullable
            Double attemptsToFull,

            @About("attempts that wait or run") int waiting,
            @About("attempts that staff have to send again") int faults,

            @About("of each attempt that counts, the points after lateness by those that can be reached, 0 to 1")
            List<Double> shares,

            @About("over the attempts that count") List<CheckFigures> checks) {}

    /** How a check goes. */
    public record CheckFigures(
            @About("its name in the assignment") String check,
            String title,
            String visibility,
            double maxPoints,
            int gradings,
            @About("how many of them with all its points") int passed) {}

    /** The mistakes of a class. */
    public record Mistakes(
            List<MistakeFigures> mistakes,
            @About("who lost points for no known mistake") MistakeFigures unrecognised) {}

    /** A mistake, over the class. */
    public record MistakeFigures(
            @About("of the known mistake; empty for those that are not recognised")
            String name,

            String sentence,

            @About("who makes it in the newest graded attempt")
            List<PersonRef> now,

            @About("who made it in any attempt") List<PersonRef> ever,

            @About("how many students made it in their first graded attempt, in their second, and so on")
            List<Integer> trend,

            @About("the checks on which it costs points") List<String> lostOn) {}

    private static boolean counting(Context ctx) {
        return Queries.choice(ctx, "which", Which.class)
                .filter(Which.COUNTING::equals)
                .isPresent();
    }

    private void submissions(Context ctx) {
        CourseAssignment assignment = Guard.viewer(ctx).theAssignment();
        Optional<Long> student = Queries.id(ctx, "student");
        Optional<Attempt.State> state = Queries.choice(ctx, "state", Attempt.State.class);
        Optional<Boolean> counts = Queries.flag(ctx, "counting");
        ClassWork.Work all = work.ofAssignment(assignment.id());
        Set<Long> counting = counting(assignment, all);
        Map<Long, Enrolment> roster = roster(assignment);
        Map<Long, ClassWork.Entry> found = new TreeMap<>();
        roster.keySet().stream()
                .filter(person -> student.isEmpty() || student.get().equals(person))
                .flatMap(person -> all.of(assignment.id(), person).stream())
                .filter(entry ->
                        state.isEmpty() || state.get() == entry.attempt().state())
                .filter(entry -> counts.isEmpty()
                        || counts.get() == counting.contains(entry.attempt().id()))
                .forEach(entry -> found.put(entry.attempt().id(), entry));
        Paging.answer(
                ctx,
                "submissions",
                found.values(),
                entry -> entry.attempt().id(),
                entry -> json(assignment, entry, roster.get(entry.person()), counting));
    }

    /** The submissions that count. */
    private Set<Long> counting(CourseAssignment assignment, ClassWork.Work all) {
        Set<Long> counting = new HashSet<>();
        extensions.plans(assignment).forEach((person, plan) -> {
            Attempt one = counting(assignment, plan, all.of(assignment.id(), person));
            if (one != null) {
                counting.add(one.id());
            }
        });
        return counting;
    }

    private static @Nullable Attempt counting(
            CourseAssignment assignment, DuePlan plan, List<ClassWork.Entry> entries) {
        return Standing.of(
                        assignment.counting(),
                        plan,
                        entries.stream().map(ClassWork.Entry::attempt).toList())
                .counting();
    }

    private static ClassSubmission json(
            CourseAssignment assignment, ClassWork.Entry entry, @Nullable Enrolment student, Set<Long> counting) {
        Attempt attempt = entry.attempt();
        boolean graded = attempt.state() == Attempt.State.GRADED;
        return new ClassSubmission(
                attempt.id(),
                student == null ? null : PersonRef.of(student),
                entry.team(),
                attempt.received().toString(),
                attempt.state(),
                graded ? attempt.points() : null,
                graded ? attempt.maxPoints() : null,
                counting.contains(attempt.id()),
                Addresses.submission(assignment, attempt.id()));
    }

    private Map<Long, Enrolment> roster(CourseAssignment assignment) {
        return courses.roster(assignment.course()).stream()
                .collect(Collectors.toMap(enrolment -> enrolment.person().id(), Function.identity()));
    }

    private void staffView(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        StaffView view = staffViews.of(viewer, viewer.theSubmission());
        ctx.json(new StaffSubmission(
                view.person(), view.facts(), view.command(), view.classes(), view.sources(), view.cut(), view.again()));
    }

    private void again(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        if (staffViews.again(viewer, viewer.theSubmission())) {
            ctx.status(204);
        } else {
            Problem.answer(ctx, 409, texts.get("staff.again-not"));
        }
    }

    private void gradescope(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        StoredSubmission submission = viewer.theSubmission();
        ScoreReport report = Optional.ofNullable(submission.grading())
                .filter(grading -> submission.state().ended())
                .flatMap(gradings::report)
                .orElseThrow(Refused::notFound);
        ctx.contentType("application/json").result(ClassFiles.gradescope(report, viewer.theAssignment()));
    }

    private ClassOverview read(CourseAssignment assignment) {
        return ClassOverview.of(
                assignment.id(),
                assignment.counting(),
                extensions.plans(assignment),
                work.ofAssignment(assignment.id()),
                work.mistakes(assignment.id()));
    }

    private static List<PersonRef> people(Map<Long, Enrolment> roster, List<Long> ids) {
        return ids.stream()
                .sorted()
                .map(roster::get)
                .flatMap(enrolment -> Stream.ofNullable(enrolment).map(PersonRef::of))
                .toList();
    }

    private void overview(Context ctx) {
        CourseAssignment assignment = Guard.viewer(ctx).theAssignment();
        ClassOverview overview = read(assignment);
        Map<Long, Enrolment> roster = roster(assignment);
        OptionalDouble median = overview.attemptsToFull();
        ctx.json(new Overview(
                overview.students(),
                overview.handedIn(),
                overview.full(),
                people(roster, overview.absent()),
                people(roster, overview.stuck()),
                median.isPresent() ? median.getAsDouble() : null,
                overview.waiting(),
                overview.faults(),
                overview.shares(),
                work.checks(overview.counting()).stream()
                        .map(check -> new CheckFigures(
                                check.id(),
                                check.title(),
                                check.visibility(),
                                check.maxPoints(),
                                check.gradings(),
                                check.passed()))
                        .toList()));
    }

    private void mistakes(Context ctx) {
        CourseAssignment assignment = Guard.viewer(ctx).theAssignment();
        ClassOverview overview = read(assignment);
        Map<Long, Enrolment> roster = roster(assignment);
        ctx.json(new Mistakes(
                overview.mistakes().stream()
                        .map(mistake -> json(assignment, mistake, roster))
                        .toList(),
                json(assignment, overview.unrecognised(), roster)));
    }

    private MistakeFigures json(
            CourseAssignment assignment, ClassOverview.Mistake mistake, Map<Long, Enrolment> roster) {
        return new MistakeFigures(
                mistake.name(),
                mistake.sentence(),
                people(roster, mistake.now()),
                people(roster, mistake.ever()),
                mistake.trend(),
                work.lostOn(assignment.id(), "").getOrDefault(mistake.name(), List.of()));
    }
}

package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.course.DuePlan;
import org.gradus.course.TimeLeft;
import org.gradus.desk.Addresses;
import org.gradus.desk.ClassOverview;
import org.gradus.desk.Points;
import org.gradus.desk.Refused;
import org.gradus.desk.Texts;
import org.gradus.desk.Viewer;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.ClassWork;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.Extensions;

/** How the class fares with an assignment: who needs help, with what, and which mistakes it makes. */
final class OverviewPages {
    private static final String PLACE = "/courses/{course}/assignments/{assignment}";

    /** How many of the checks on which a mistake costs points are named. */
    private static final int CHECKS_OF_MISTAKE = 3;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final Pages pages;
    private final Courses courses;
    private final ClassWork work;
    private final Extensions extensions;
    private final AssignmentVersions versions;
    private final LoadedAssignments catalog;
    private final Clock clock;

    OverviewPages(
            Pages pages,
            Courses courses,
            ClassWork work,
            Extensions extensions,
            AssignmentVersions versions,
            LoadedAssignments catalog,
            Clock clock) {
        this.pages = pages;
        this.courses = courses;
        this.work = work;
        this.extensions = extensions;
        this.versions = versions;
        this.catalog = catalog;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE + "/overview", this::show, Access.STAFF);
        routes.get(PLACE + "/mistakes", this::mistake, Access.STAFF);
    }

    /** A student by name, with the way to the student's work. */
    public record Who(String name, String address) {}

    /** A mistake in the table. */
    public record MistakeRow(
            String title,
            String address,
            int now,
            int ever,
            String trend,
            List<Integer> numbers,
            List<String> lostOn) {}

    /** A check in the table. */
    public record CheckRow(String title, String seen, String points, String share, String meter) {}

    private void show(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Texts texts = pages.texts();
        CourseAssignment assignment = viewer.theAssignment();
        PeopleFilter filter = section(ctx);
        Map<Long, Enrolment> roster = roster(assignment);
        ClassOverview overview = overview(assignment, roster, filter);
        OverviewPictures pictures = new OverviewPictures(texts, viewer.zone());
        Map<String, List<String>> lostOn = work.lostOn(assignment.id(), filter.section());
        List<MistakeRow> mistakes = Stream.concat(overview.mistakes().stream(), Stream.of(overview.unrecognised()))
                .filter(mistake -> !mistake.ever().isEmpty())
                .map(mistake -> row(assignment, mistake, filter, pictures, lostOn))
                .toList();
        AssignmentVersionPages.Older older = AssignmentVersionPages.older(versions, catalog, assignment);
        Instant now = clock.instant();
        Pages.Page page = pages.page(ctx, assignment.title())
                .under(viewer.theCourse())
                .tabs(StaffTabs.of(viewer, texts, StaffTabs.Part.OVERVIEW))
                .with("asOf", CLOCK.format(now.atZone(viewer.zone())))
                .with("follows", follows(assignment, overview, now))
                .with("title", assignment.title())
                .with("lede", lede(assignment, overview))
                .with("older", older.older())
                .with("results", older.results())
                .with("instructor", viewer.instructor())
                .with("filter", filter)
                .with("sections", PeopleFilter.sections(roster.values()))
                .with("tiles", tiles(overview))
                .with("mistakes", mistakes)
                .with(
                        "attempts",
                        IntStream.rangeClosed(1, ClassOverview.TREND).boxed().toList())
                .with(
                        "pictures",
                        List.of(
                                pictures.scores(overview.shares()),
                                pictures.uploads(overview.uploads(), assignment.due()),
                                pictures.toFull(
                                        overview.toFull(),
                                        overview.handedIn() - overview.toFull().size())))
                .with("checks", checks(overview, pictures))
                .with("stuck", who(assignment, roster, overview.stuck()))
                .with("absent", who(assignment, roster, overview.absent()))
                .with("address", Addresses.assignment(assignment));
        page.script("overview.js").render("overview");
    }

    /** Whether there is something to be followed: uploads come in, or wait for their results. */
    private static boolean follows(CourseAssignment assignment, ClassOverview overview, Instant now) {
        DuePlan.State state = DuePlan.of(assignment.schedule()).state(now);
        return assignment.published()
                && (state == DuePlan.State.OPEN || state == DuePlan.State.LATE || overview.waiting() > 0);
    }

    /** An overview is of a section or of everybody: of the few whose names hold a word it would say nothing. */
    private static PeopleFilter section(Context ctx) {
        return new PeopleFilter(PeopleFilter.parameter(ctx, "section"), "");
    }

    private ClassOverview overview(CourseAssignment assignment, Map<Long, Enrolment> roster, PeopleFilter filter) {
        Map<Long, DuePlan> plans = new LinkedHashMap<>(extensions.plans(assignment));
        plans.keySet().removeIf(person -> {
            Enrolment enrolment = roster.get(person);
            return enrolment == null || !filter.shows(enrolment);
        });
        return ClassOverview.of(
                assignment.id(),
                assignment.counting(),
                plans,
                work.ofAssignment(assignment.id()),
                work.mistakes(assignment.id()));
    }

    private Map<Long, Enrolment> roster(CourseAssignment assignment) {
        return courses.roster(assignment.course()).stream()
                .collect(Collectors.toMap(enrolment -> enrolment.person().id(), Function.identity()));
    }

    private String lede(CourseAssignment assignment, ClassOverview overview) {
        Texts texts = pages.texts();
        List<String> sentences = new ArrayList<>();
        Instant due = assignment.due();
        if (due != null) {
            TimeLeft left = TimeLeft.until(due, clock.instant());
            sentences.add(texts.get(left.past() ? "overview.was-due" : "overview.due-in", texts.duration(left)));
        }
        if (!assignment.published()) {
            sentences.add(texts.get("overview.draft"));
        }
        if (overview.waiting() > 0) {
            sentences.add(texts.get("overview.grading-now", overview.waiting()));
        }
        return String.join(" ", sentences);
    }

    private List<AssignmentPages.Tile> tiles(ClassOverview overview) {
        Texts texts = pages.texts();
        List<AssignmentPages.Tile> tiles = new ArrayList<>();
        tiles.add(tile("overview.handed-in", overview.handedIn(), texts.get("overview.of", overview.students())));
        tiles.add(tile(
                "overview.full-points",
                overview.full(),
                texts.get("overview.percent", percent(overview.full(), overview.students()))));
        tiles.add(tile("overview.stuck", overview.stuck().size(), texts.get("overview.stuck-note")));
        tiles.add(new AssignmentPages.Tile(
                texts.get("overview.median"),
                overview.attemptsToFull().isPresent()
                        ? Points.of(overview.attemptsToFull().getAsDouble())
                        : texts.get("overview.none"),
                texts.get("overview.median-note"),
                ""));
        tiles.add(new AssignmentPages.Tile(
                texts.get("overview.waiting"),
                Integer.toString(overview.waiting()),
                overview.faults() == 0
                        ? texts.get("overview.waiting-note")
                        : texts.get("overview.faults", overview.faults()),
                overview.faults() == 0 ? "" : "late"));
        return tiles;
    }

    private AssignmentPages.Tile tile(String key, int value, String note) {
        return new AssignmentPages.Tile(pages.texts().get(key), Integer.toString(value), note, "");
    }

    private static long percent(int part, int whole) {
        return whole == 0 ? 0 : Math.round(100.0 * part / whole);
    }

    private MistakeRow row(
            CourseAssignment assignment,
            ClassOverview.Mistake mistake,
            PeopleFilter filter,
            OverviewPictures pictures,
            Map<String, List<String>> lostOn) {
        return new MistakeRow(
                title(mistake),
                Addresses.assignment(assignment) + "/mistakes?name="
                        + URLEncoder.encode(mistake.name(), StandardCharsets.UTF_8) + filter.query(),
                mistake.now().size(),
                mistake.ever().size(),
                pictures.trend(mistake.trend()),
                mistake.trend(),
                shortened(lostOn.getOrDefault(mistake.name(), List.of())));
    }

    private List<String> shortened(List<String> checks) {
        if (checks.size() <= CHECKS_OF_MISTAKE) {
            return checks;
        }
        List<String> first = new ArrayList<>(checks.subList(0, CHECKS_OF_MISTAKE));
        first.add(pages.texts().get("overview.lost-on-more", checks.size() - CHECKS_OF_MISTAKE));
        return first;
    }

    private String title(ClassOverview.Mistake mistake) {
        return mistake.name().isEmpty() ? pages.texts().get("overview.unrecognised") : mistake.sentence();
    }

    private List<CheckRow> checks(ClassOverview overview, OverviewPictures pictures) {
        Texts texts = pages.texts();
        return work.checks(overview.counting()).stream()
                .map(check -> {
                    String share = texts.get(
                            "overview.passed-of",
                            percent(check.passed(), check.gradings()),
                            check.passed(),
                            check.gradings());
                    return new CheckRow(
                            check.title(),
                            texts.get("visibility." + check.visibility()),
                            Points.of(check.maxPoints()),
                            share,
                            pictures.meter((double) check.passed() / check.gradings(), share));
                })
                .toList();
    }

    private static List<Who> who(CourseAssignment assignment, Map<Long, Enrolment> roster, List<Long> people) {
        return people.stream()
                .map(roster::get)
                .filter(enrolment -> enrolment != null)
                .map(enrolment -> new Who(
                        enrolment.person().name(),
                        Addresses.student(assignment, enrolment.person().id())))
                .sorted(java.util.Comparator.comparing(Who::name))
                .toList();
    }

    private void mistake(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseAssignment assignment = viewer.theAssignment();
        PeopleFilter filter = section(ctx);
        Map<Long, Enrolment> roster = roster(assignment);
        ClassOverview overview = overview(assignment, roster, filter);
        String name = Optional.ofNullable(ctx.queryParam("name")).orElse("");
        ClassOverview.Mistake mistake = name.isEmpty()
                ? overview.unrecognised()
                : overview.mistakes().stream()
                        .filter(found -> found.name().equals(name))
                        .findFirst()
                        .orElseThrow(Refused::notFound);
        List<Long> before = mistake.ever().stream()
                .filter(person -> !mistake.now().contains(person))
                .toList();
        pages.page(ctx, title(mistake))
                .under(viewer.theCourse(), assignment)
                .under(
                        pages.texts().get("tab.OVERVIEW"),
                        Addresses.assignment(assignment) + "/overview"
                                + filter.query().replaceFirst("&", "?"))
                .tabs(StaffTabs.of(viewer, pages.texts(), StaffTabs.Part.OVERVIEW))
                .with("title", title(mistake))
                .with("section", filter.section())
                .with("now", who(assignment, roster, mistake.now()))
                .with("before", who(assignment, roster, before))
                .render("mistake");
    }
}

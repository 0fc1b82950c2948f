package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.course.Attempt;
import org.gradus.course.DuePlan;
import org.gradus.course.Sight;
import org.gradus.desk.Addresses;
import org.gradus.desk.Points;
import org.gradus.desk.Services;
import org.gradus.desk.StudentWork;
import org.gradus.desk.StudentWorks;
import org.gradus.desk.Texts;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Overrides;
import org.jspecify.annotations.Nullable;

/** The courses of somebody, and the assignments of a course: for students with how they stand in each. */
final class CoursePages {
    private final Pages pages;
    private final Courses courses;
    private final CourseAssignments assignments;
    private final LoadedAssignments catalog;
    private final StudentWorks works;
    private final Overrides overrides;
    private final Clock clock;

    CoursePages(Services services, Pages pages, StudentWorks works, Overrides overrides) {
        this.pages = pages;
        this.courses = services.courses();
        this.assignments = services.assignments();
        this.catalog = services.catalog();
        this.works = works;
        this.overrides = overrides;
        this.clock = services.clock();
    }

    void register(RoutesConfig routes) {
        routes.get("/", this::list, Access.SIGNED_IN);
        routes.get("/courses/{course}", this::course, Access.MEMBER);
    }

    private void list(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        List<Courses.Taken> taken = courses.of(viewer.signedIn().id());
        pages.page(ctx, pages.texts().get("courses.title"))
                .with("courses", taken)
                .with("others", viewer.administrator() ? others(taken) : List.of())
                .with("administrator", viewer.administrator())
                .render("courses");
    }

    private List<Course> others(List<Courses.Taken> taken) {
        List<Course> own = taken.stream().map(Courses.Taken::course).toList();
        return courses.all().stream().filter(course -> !own.contains(course)).toList();
    }

    private void course(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        Times times = new Times(viewer.zone());
        List<CourseAssignment> all = assignments.of(course.id());
        List<Row> rows = viewer.staff()
                ? all.stream().map(assignment -> row(assignment, course, times)).toList()
                : ownRows(
                        viewer, all.stream().filter(CourseAssignment::published).toList(), times);
        pages.page(ctx, course.title())
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ASSIGNMENTS))
                .with("course", course)
                .with("address", Addresses.course(course.id()))
                .with("assignments", rows)
                .with(
                        "steps",
                        viewer.instructor() && !course.archived()
                                ? FirstSteps.of(courses.start(course.id()), course.id(), all)
                                : List.of())
                .with("staff", viewer.staff())
                .with("instructor", viewer.instructor())
                .render("course");
    }

    /** How far an assignment has come, for the course as a whole or for one student; the names are keys of the message file. */
    enum State {
        DRAFT("part"),
        NOT_YET_OPEN("idle"),
        OPEN("pass"),
        LATE("part"),
        CLOSED("idle"),
        GRADES_PUBLISHED("idle");

        private final String style;

        State(String style) {
            this.style = style;
        }

        static State of(CourseAssignment assignment, Instant now) {
            if (!assignment.published()) {
                return DRAFT;
            }
            if (assignment.gradesPublished() != null) {
                return GRADES_PUBLISHED;
            }
            return of(DuePlan.of(assignment.schedule()), now);
        }

        /** In a course that is over nothing is open any more, whatever the dates say. */
        State in(Course course) {
            return course.archived() && (this == NOT_YET_OPEN || this == OPEN || this == LATE) ? CLOSED : this;
        }

        static State of(DuePlan plan, Instant now) {
            return switch (plan.state(now)) {
                case NOT_YET_OPEN -> NOT_YET_OPEN;
                case OPEN -> OPEN;
                case LATE -> LATE;
                case CLOSED -> CLOSED;
            };
        }
    }

    /**
     * An assignment in the list.
     *
     * @param due as it is read; empty if there is no due date
     * @param state key of its name in the message file
     * @param style of its badge
     * @param score how the student who looks stands; empty for staff
     */
    public record Row(
            long id,
            String title,
            String address,
            String summary,
            String due,
            String state,
            String style,
            String score) {}

    private Row row(CourseAssignment assignment, Course course, Times times) {
        State state = State.of(assignment, clock.instant()).in(course);
        return row(assignment, Addresses.assignment(assignment) + "/overview", assignment.due(), state, "", times);
    }

    /** With the student's own dates, which need not be those of the course. */
    private List<Row> ownRows(Viewer viewer, List<CourseAssignment> published, Times times) {
        Map<Long, StudentWork> own = works.own(viewer, published);
        Map<Long, Overrides.Entry> standing = overrides.of(
                published.stream().map(CourseAssignment::id).toList(),
                viewer.signedIn().id());
        return published.stream()
                .map(assignment -> ownRow(
                        Objects.requireNonNull(own.get(assignment.id())),
                        standing.get(assignment.id()),
                        viewer.theCourse(),
                        times))
                .toList();
    }

    private Row ownRow(StudentWork work, Overrides.@Nullable Entry standing, Course course, Times times) {
        State state = work.sight() == Sight.STUDENT_AFTER_PUBLICATION
                ? State.GRADES_PUBLISHED
                : State.of(work.plan(), clock.instant()).in(course);
        return row(
                work.assignment(),
                Addresses.assignment(work.assignment()),
                work.plan().due(),
                state,
                standing == null ? score(work) : byHand(standing),
                times);
    }

    private String byHand(Overrides.Entry entry) {
        Double points = entry.override().points();
        return points == null
                ? pages.texts().get("score.excused-note")
                : pages.texts().get("course.score", Points.of(points));
    }

    private String score(StudentWork work) {
        Texts texts = pages.texts();
        Attempt counting = work.standing().counting();
        if (counting != null) {
            boolean soFar = work.isPreliminary(catalog.get(work.assignment().catalogId()));
            return texts.get(
                    soFar ? "course.score-so-far" : "course.score",
                    texts.get("score.value", Points.of(work.standing().points()), Points.of(counting.maxPoints())));
        }
        return texts.get(
                work.standing().pending() > 0
                        ? "score.pending"
                        : work.submissions().isEmpty() ? "course.nothing" : "score.none-note");
    }

    private Row row(
            CourseAssignment assignment,
            String address,
            @Nullable Instant due,
            State state,
            String score,
            Times times) {
        return new Row(
                assignment.id(),
                assignment.title(),
                address,
                catalog.get(assignment.catalogId()).summary(),
                due == null ? "" : times.at(due),
                state.name(),
                state.style,
                score);
    }
}

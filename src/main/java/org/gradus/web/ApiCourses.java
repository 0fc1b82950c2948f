package org.gradus.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gradus.course.CountingRule;
import org.gradus.desk.Addresses;
import org.gradus.desk.AssignmentForm;
import org.gradus.desk.AssignmentSettings;
import org.gradus.desk.CourseSettings;
import org.gradus.desk.Deeds;
import org.gradus.desk.Made;
import org.gradus.desk.Numbers;
import org.gradus.desk.Typed;
import org.gradus.desk.Viewer;
import org.gradus.diagnosis.Detail;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Enrolment;
import org.jspecify.annotations.Nullable;

/** The programming interface: courses, their assignments and what is set for them. */
final class ApiCourses {
    private static final String COURSE = ApiPages.ROOT + "/courses/{course}";
    private static final String COURSES = "Courses";
    private static final String ASSIGNMENTS = "Assignments";

    private final CourseSettings courses;
    private final AssignmentSettings assignments;

    ApiCourses(Deeds deeds) {
        this.courses = deeds.courses();
        this.assignments = deeds.assignments();
    }

    void register(ApiRoutes routes) {
        routes.post(
                ApiPages.ROOT + "/courses",
                this::create,
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("createCourse", COURSES, "Makes a course")
                        .body(NewCourse.class)
                        .answers(201, ApiPages.CourseJson.class, "Made")
                        .fault(422, "no title, or no such time zone"));
        routes.get(
                COURSE,
                ctx -> ctx.json(json(ctx, Guard.viewer(ctx).theCourse())),
                Api.read(Access.MEMBER),
                ApiOperation.of("readCourse", COURSES, "Reads a course").answers(ApiPages.CourseJson.class));
        routes.patch(
                COURSE,
                this::change,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("changeCourse", COURSES, "Changes a course, closes it or opens it again")
                        .changes(CourseWish.class)
                        .answers(ApiPages.CourseJson.class)
                        .fault(422, "no title, or no such time zone"));
        routes.delete(
                COURSE,
                this::delete,
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("deleteCourse", COURSES, "Deletes a course with all that was handed in")
                        .needs(
                                "title",
                                String.class,
                                "the title of the course, so that nobody deletes another one by a slip")
                        .answersNothing()
                        .fault(422, "this is not its title"));
        routes.get(
                COURSE + "/catalog",
                this::catalog,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("listCatalog", ASSIGNMENTS, "Lists what a course can take from the catalog")
                        .says("All of it at once: the catalog is as long as the server has assignments.")
                        .answers(Catalog.class));
        routes.post(
                COURSE + "/assignments",
                this::add,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("addAssignment", ASSIGNMENTS, "Takes an assignment from the catalog into a course")
                        .says(
                                "It begins as a draft, with the rules that the assignment proposes. One that is there already stays as it is.")
                        .body(NewAssignment.class)
                        .answers(201, ApiPages.AssignmentJson.class, "It is in the course"));
        routes.put(
                COURSE + "/assignment-order",
                this::order,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("orderAssignments", ASSIGNMENTS, "Puts the assignments of a course in an order")
                        .body(Order.class)
                        .answers(Order.class)
                        .fault(422, "these are not all assignments of the course"));
        routes.get(
                ApiPages.ASSIGNMENT + "/settings",
                ctx -> ctx.json(SettingsJson.of(Guard.viewer(ctx).theAssignment())),
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("readSettings", ASSIGNMENTS, "Reads what is set for an assignment")
                        .answers(SettingsJson.class));
        routes.patch(
                ApiPages.ASSIGNMENT + "/settings",
                this::set,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("changeSettings", ASSIGNMENTS, "Changes what is set for an assignment")
                        .says(
                                "A change that may surprise students is answered with 409 and its consequences, and made when it is sent"
                                        + " again with ?confirm= and the answer's confirm.")
                        .query("confirm", String.class, "the consequences that were read")
                        .changes(SettingsJson.class)
                        .answers(SettingsJson.class)
                        .fault(409, "the change has consequences that are to be confirmed")
                        .fault(422, "these settings cannot be, and why"));
        routes.put(
                ApiPages.ASSIGNMENT + "/grades",
                this::publishGrades,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of(
                                "publishGrades",
                                ASSIGNMENTS,
                                "Publishes the grades of an assignment, or takes that back")
                        .body(Grades.class)
                        .answers(GradesPublished.class));
        routes.delete(
                ApiPages.ASSIGNMENT,
                this::remove,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("removeAssignment", ASSIGNMENTS, "Takes an assignment out of a course")
                        .answersNothing()
                        .fault(422, "something was handed in"));
    }

    /** A course to be made. */
    public record NewCourse(
            String title,
            @Nullable String term,

            @About("by whose clock dates are read on the pages, such as Europe/Zurich")
            String timeZone) {}

    /** What can be set for a course. */
    public record CourseWish(String title, String term, String timeZone, boolean archived) {}

    /** What a course can take. */
    public record Catalog(List<OfferJson> assignments) {}

    /** An assignment of the catalog. */
    public record OfferJson(
            String catalogId,
            String title,
            String summary,
            @About("why it cannot be used; empty if it can") String problem,
            @About("whether the course has it") boolean added) {}

    /** An assignment to be taken. */
    public record NewAssignment(
            @About("as the catalog names it") String catalogId) {}

    /** Ids of assignments in their order. */
    public record Order(List<Long> assignments) {}

    /** Whether grades are published. */
    public record Grades(boolean published) {}

    /** Since when grades are published. */
    public record GradesPublished(
            @About("null: they are not") @Nullable String published) {}

    /** What is set for an assignment. */
    public record SettingsJson(
            String title,
            @About("whether students see it") boolean published,

            @About("when the first upload is taken; null: since ever") @Nullable
            String opens,

            @About("null: never") @Nullable String due,

            @About("until when late work is taken; null: it is not") @Nullable
            String lateDue,

            @About("percent of the points lost for each day begun")
            double latePenaltyPercentPerDay,

            @About("at most at a time; null: any number") @Nullable
            Integer attempts,

            @About("after how many minutes one comes back; null: never") @Nullable
            Integer attemptRefillMinutes,

            @About("which attempt counts") CountingRule counting,

            @About("how much of a diagnosis students are told")
            Detail diagnosis,

            @About("1: everybody works alone") int teamSize) {
        static SettingsJson of(CourseAssignment assignment) {
            return new SettingsJson(
                    assignment.title(),
                    assignment.published(),
                    ApiPages.time(assignment.opens()),
                    ApiPages.time(assignment.due()),
                    ApiPages.time(assignment.lateDue()),
                    Double.parseDouble(Numbers.percent(assignment.latePenaltyPerDay())),
                    assignment.attempts(),
                    assignment.attemptRefillMinutes(),
                    assignment.counting(),
                    assignment.diagnosis(),
                    assignment.teamSize());
        }

        /** As the page's form holds them: both are read in the same way. */
        AssignmentForm form() {
            return new AssignmentForm(
                    Typed.line(title),
                    published,
                    Typed.line(opens),
                    Typed.line(due),
                    Typed.line(lateDue),
                    BigDecimal.valueOf(latePenaltyPercentPerDay).toPlainString(),
                    attempts == null ? "" : attempts.toString(),
                    attemptRefillMinutes == null ? "" : attemptRefillMinutes.toString(),
                    "minutes",
                    counting.name(),
                    diagnosis.name(),
                    Integer.toString(teamSize));
        }
    }

    private static ApiPages.CourseJson json(Context ctx, Course course) {
        return ApiPages.CourseJson.of(
                course,
                Optional.ofNullable(Guard.viewer(ctx).enrolment())
                        .filter(Enrolment::active)
                        .map(enrolment -> enrolment.role().name())
                        .orElse(null));
    }

    private void create(Context ctx) {
        NewCourse wanted = Bodies.read(ctx, NewCourse.class);
        Made<Course> made = courses.create(
                Guard.viewer(ctx),
                Typed.line(wanted.title()),
                Typed.line(wanted.term()),
                Typed.line(wanted.timeZone()));
        Problem.orElse(
                ctx,
                made,
                course -> ctx.status(201)
                        .header("Location", ApiPages.ROOT + Addresses.course(course.id()))
                        .json(ApiPages.CourseJson.of(course, null)));
    }

    private void change(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        CourseSettings.Form now = CourseSettings.Form.of(viewer.theCourse());
        CourseWish wanted = Bodies.merged(
                ctx, CourseWish.class, new CourseWish(now.title(), now.term(), now.zone(), now.archived()));
        Made<Course> made = courses.change(
                viewer,
                new CourseSettings.Form(
                        Typed.line(wanted.title()),
                        Typed.line(wanted.term()),
                        Typed.line(wanted.timeZone()),
                        wanted.archived()));
        Problem.orElse(ctx, made, course -> ctx.json(json(ctx, course)));
    }

    private void delete(Context ctx) {
        String title = Queries.needed(ctx, "title");
        Problem.orElse(ctx, courses.delete(Guard.viewer(ctx), title), course -> ctx.status(204));
    }

    private void catalog(Context ctx) {
        ctx.json(new Catalog(courses.offers(Guard.viewer(ctx)).stream()
                .map(offer -> new OfferJson(offer.id(), offer.title(), offer.summary(), offer.problem(), offer.added()))
                .toList()));
    }

    private void add(Context ctx) {
        String catalogId = Bodies.read(ctx, NewAssignment.class).catalogId();
        CourseAssignment added = courses.add(Guard.viewer(ctx), catalogId);
        ctx.status(201)
                .header("Location", ApiPages.ROOT + Addresses.assignment(added))
                .json(ApiPages.AssignmentJson.of(added));
    }

    private void order(Context ctx) {
        List<Long> ids = Bodies.read(ctx, Order.class).assignments();
        Problem.orElse(
                ctx,
                courses.order(Guard.viewer(ctx), ids),
                order -> ctx.json(
                        new Order(order.stream().map(CourseAssignment::id).toList())));
    }

    private void set(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        SettingsJson wanted = Bodies.merged(ctx, SettingsJson.class, SettingsJson.of(viewer.theAssignment()));
        String confirmed = Optional.ofNullable(ctx.queryParam("confirm")).orElse("");
        Problem.orElse(
                ctx,
                assignments.change(viewer, wanted.form(), confirmed),
                changed -> ctx.json(SettingsJson.of(changed)));
    }

    private void publishGrades(Context ctx) {
        boolean published = Bodies.read(ctx, Grades.class).published();
        Instant since = assignments.publishGrades(Guard.viewer(ctx), published).gradesPublished();
        ctx.json(new GradesPublished(ApiPages.time(since)));
    }

    private void remove(Context ctx) {
        Problem.orElse(ctx, assignments.remove(Guard.viewer(ctx)), removed -> ctx.status(204));
    }
}

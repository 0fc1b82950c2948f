package org.gradus.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.course.Role;
import org.gradus.desk.Deeds;
import org.gradus.desk.LinkMaker;
import org.gradus.desk.Made;
import org.gradus.desk.PeopleAdministration;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.desk.Typed;
import org.gradus.grading.GradusVersion;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Mails;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.ServerFigures;
import org.gradus.store.StoredSubmission.State;
import org.jspecify.annotations.Nullable;

/** The programming interface of administrators: accounts, and how the server is. */
final class ApiAdministration {
    private static final String PEOPLE = ApiPages.ROOT + "/people";
    private static final String PERSON = PEOPLE + "/{person}";
    private static final String AREA = "Administration";

    private final Database database;
    private final People people;
    private final Courses courses;
    private final ServerFigures figures;
    private final Mails mails;
    private final Optional<SandboxStatus> sandbox;
    private final boolean mailed;
    private final PeopleAdministration administration;
    private final LinkMaker links;
    private final ApiLinks addresses;

    ApiAdministration(Services services, Deeds deeds) {
        this.database = services.database();
        this.people = services.people();
        this.courses = services.courses();
        this.figures = services.figures();
        this.mails = services.mails();
        this.sandbox = services.sandbox();
        this.mailed = services.config().mail() != null;
        this.administration = deeds.people();
        this.links = deeds.links();
        this.addresses = new ApiLinks(services.config());
    }

    void register(ApiRoutes routes) {
        routes.get(
                PEOPLE,
                this::list,
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("listPeople", AREA, "Lists everybody with an account")
                        .query("q", String.class, "only those whose name or address holds this, in any case")
                        .list("people", PersonJson.class));
        routes.post(
                PEOPLE,
                this::create,
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("createPerson", AREA, "Makes an account without a password")
                        .body(NewPerson.class)
                        .answers(201, PersonJson.class, "Made")
                        .fault(422, "no name, no address, or one that somebody has"));
        routes.get(
                PERSON,
                this::read,
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("readPerson", AREA, "Reads an account and its courses")
                        .answers(PersonWithCourses.class));
        routes.put(
                PERSON + "/rights",
                this::setRights,
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("setRights", AREA, "Sets somebody's rights on the whole server")
                        .body(Rights.class)
                        .answers(PersonJson.class)
                        .fault(422, "nobody would be left who can give rights"));
        routes.post(
                PERSON + "/disable",
                ctx -> setDisabled(ctx, true),
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("disablePerson", AREA, "Locks an account: browsers are signed out, tokens are void")
                        .answers(PersonJson.class)
                        .fault(422, "nobody would be left who can give rights"));
        routes.post(
                PERSON + "/enable",
                ctx -> setDisabled(ctx, false),
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("enablePerson", AREA, "Opens an account again").answers(PersonJson.class));
        routes.post(
                PERSON + "/link",
                this::link,
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("makeLinkForPerson", AREA, "Makes a link with which somebody chooses a password")
                        .says(
                                "It is told now and never again, voids earlier ones, and is also mailed if the server knows a mail server."
                                        + " Whoever holds it becomes the person.")
                        .answers(201, ApiRoster.LinkJson.class, "Made"));
        routes.delete(
                PERSON,
                this::delete,
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("deletePerson", AREA, "Deletes an account with all that its person handed in alone")
                        .needs(
                                "email",
                                String.class,
                                "the address of the account, so that nobody deletes another one by a slip")
                        .answersNothing()
                        .fault(
                                422,
                                "this is not its address, it is one's own, or nobody would be left who can give rights"));
        routes.get(
                ApiPages.ROOT + "/status",
                this::status,
                Api.admin(Access.ADMINISTRATOR),
                ApiOperation.of("readStatus", AREA, "Says how the server is").answers(Status.class));
    }

    /** An account. */
    public record PersonJson(
            long id,
            String email,
            String name,
            boolean administrator,

            @About("whether the person may install assignments")
            boolean author,

            boolean disabled,

            @About("whether the person has not chosen a password yet")
            boolean invited) {
        static PersonJson of(Person person) {
            return new PersonJson(
                    person.id(),
                    person.email(),
                    person.name(),
                    person.administrator(),
                    person.author(),
                    person.disabled(),
                    person.invited());
        }
    }

    /** An account, and where its person takes part. */
    public record PersonWithCourses(PersonJson person, List<Part> courses) {}

    /** A part in a course. */
    public record Part(@About("id of the course") long course, String title, Role role) {}

    /** An account to be made. */
    public record NewPerson(String name, String email) {}

    /** Rights on the whole server. */
    public record Rights(boolean administrator, boolean author) {}

    /** How the server is. */
    public record Status(
            @About("of Gradus") String version,
            String java,
            String database,

            @About("in which this process runs submissions; null if others grade") @Nullable
            SandboxJson sandbox,

            QueueJson queue,

            @About("null: the server knows no mail server") @Nullable
            MailJson mail) {}

    /** The sandbox. */
    public record SandboxJson(
            String level,
            String description,
            @About("of the workers") String java,

            @About("how a stronger one is got; empty at the highest level")
            String advice,

            List<SandboxStatus.Probe> probes) {}

    /** The queue. */
    public record QueueJson(
            long waiting,
            long running,

            @About("that met a fault of Gradus and are to be sent again")
            long faults) {}

    /** The outbox. */
    public record MailJson(
            @About("to be sent") int waiting,
            int givenUp,
            @About("the last one; empty: none") String problem) {}

    private Person person(Context ctx) {
        return people.byId(Guard.number(ctx, "person")).orElseThrow(Refused::notFound);
    }

    private void list(Context ctx) {
        Paging paging = Paging.of(ctx);
        paging.answerFound(
                ctx,
                "people",
                people.searchAfter(Queries.text(ctx, "q").orElse(""), paging.after(), paging.limit() + 1),
                Person::id,
                PersonJson::of);
    }

    private void create(Context ctx) {
        NewPerson wanted = Bodies.read(ctx, NewPerson.class);
        Made<Person> made = administration.create(
                Guard.viewer(ctx), Typed.line(wanted.name()), People.address(Typed.line(wanted.email())));
        Problem.orElse(
                ctx,
                made,
                person -> ctx.status(201)
                        .header("Location", PEOPLE + "/" + person.id())
                        .json(PersonJson.of(person)));
    }

    private void read(Context ctx) {
        Person person = person(ctx);
        ctx.json(new PersonWithCourses(
                PersonJson.of(person),
                courses.of(person.id()).stream()
                        .map(taken ->
                                new Part(taken.course().id(), taken.course().title(), taken.role()))
                        .toList()));
    }

    private void setRights(Context ctx) {
        Rights wanted = Bodies.read(ctx, Rights.class);
        // The page asks once more before it gives rights; a program that names them means them.
        Problem.orElse(
                ctx,
                administration.setRights(Guard.viewer(ctx), person(ctx), wanted.administrator(), wanted.author(), true),
                person -> ctx.json(PersonJson.of(person)));
    }

    private void setDisabled(Context ctx, boolean disabled) {
        Problem.orElse(
                ctx,
                administration.setDisabled(Guard.viewer(ctx), person(ctx), disabled),
                person -> ctx.json(PersonJson.of(person)));
    }

    private void link(Context ctx) {
        Person person = person(ctx);
        ctx.status(201).json(addresses.link(ctx, person, links.make(Guard.viewer(ctx), person, null)));
    }

    private void delete(Context ctx) {
        Person person = person(ctx);
        String email = Queries.needed(ctx, "email");
        Problem.orElse(ctx, administration.delete(Guard.viewer(ctx), person, email), deleted -> ctx.status(204));
    }

    private void status(Context ctx) {
        Map<State, Long> counted = figures.submissions();
        Mails.Summary outbox = mails.summary();
        ctx.json(new Status(
                GradusVersion.CURRENT,
                Runtime.version().toString(),
                database.dialect().name(),
                sandbox.map(status -> new SandboxJson(
                                status.level().name(),
                                status.description(),
                                status.java(),
                                status.advice(),
                                status.probes()))
                        .orElse(null),
                new QueueJson(
                        counted.getOrDefault(State.WAITING, 0L),
                        counted.getOrDefault(State.RUNNING, 0L),
                        counted.getOrDefault(State.FAULT, 0L)),
                mailed ? new MailJson(outbox.waiting(), outbox.givenUp(), outbox.problem()) : null));
    }
}

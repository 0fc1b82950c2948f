package org.gradus.web;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradus.check.GradusException;
import org.gradus.course.DuePlan;
import org.gradus.course.Role;
import org.gradus.desk.Deeds;
import org.gradus.desk.ExtensionGrants;
import org.gradus.desk.LinkMails;
import org.gradus.desk.LinkMaker;
import org.gradus.desk.Made;
import org.gradus.desk.Refused;
import org.gradus.desk.RosterEntries;
import org.gradus.desk.RosterImport;
import org.gradus.desk.RosterImports;
import org.gradus.desk.Services;
import org.gradus.desk.Texts;
import org.gradus.desk.Typed;
import org.gradus.desk.Viewer;
import org.gradus.sheet.Roster;
import org.gradus.sheet.RosterSheet;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.Extensions;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.jspecify.annotations.Nullable;

/** The programming interface: who takes part in a course, invitations, sheets, and who has more time than the others. */
final class ApiRoster {
    private static final String ROSTER = ApiPages.ROOT + "/courses/{course}/roster";
    private static final String EXTENSIONS = ApiPages.ASSIGNMENT + "/extensions";
    private static final String AREA = "Roster";
    private static final String MORE = "Extensions";
    private static final String CSV = "text/csv";

    private final Texts texts;
    private final Courses courses;
    private final Extensions extensions;
    private final RosterEntries entries;
    private final RosterImports imports;
    private final ExtensionGrants grants;
    private final LinkMaker links;
    private final LinkMails mails;
    private final ApiLinks addresses;

    ApiRoster(Services services, Texts texts, Deeds deeds, LinkMails mails) {
        this.texts = texts;
        this.courses = services.courses();
        this.extensions = services.extensions();
        this.entries = deeds.roster();
        this.imports = deeds.imports();
        this.grants = deeds.extensions();
        this.links = deeds.links();
        this.mails = mails;
        this.addresses = new ApiLinks(services.config());
    }

    void register(ApiRoutes routes) {
        routes.get(
                ROSTER,
                this::list,
                Api.staff(Access.STAFF),
                ApiOperation.of("listRoster", AREA, "Lists who takes or took part in a course")
                        .query("role", Role.class, "only those in this role")
                        .query("active", boolean.class, "only those who take part (true), or who left (false)")
                        .list("people", RosterEntry.class));
        routes.post(
                ROSTER,
                this::add,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("addToRoster", AREA, "Adds somebody to a course")
                        .says(
                                "An account that is known by its address is taken; otherwise one is made, for which a name is needed.")
                        .body(NewEntry.class)
                        .answers(201, RosterEntry.class, "Added")
                        .fault(422, "this cannot be, and why"));
        routes.get(
                ROSTER + "/{person}",
                ctx -> ctx.json(RosterEntry.of(enrolment(ctx))),
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("readRosterEntry", AREA, "Reads somebody's part in a course")
                        .answers(RosterEntry.class));
        routes.patch(
                ROSTER + "/{person}",
                this::change,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("changeRosterEntry", AREA, "Changes somebody's part in a course")
                        .says(
                                "Name and address of an account that is also somebody else's matter stay as they are, as on the page.")
                        .changes(EntryWish.class)
                        .answers(RosterEntry.class)
                        .fault(422, "this cannot be, and why"));
        routes.post(
                ROSTER + "/{person}/drop",
                ctx -> setActive(ctx, false),
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("dropFromRoster", AREA, "Lets somebody leave a course; what was handed in stays")
                        .answers(RosterEntry.class)
                        .fault(422, "nobody would be left who can set things"));
        routes.post(
                ROSTER + "/{person}/return",
                ctx -> setActive(ctx, true),
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("returnToRoster", AREA, "Lets somebody come back to a course")
                        .answers(RosterEntry.class));
        routes.post(
                ROSTER + "/{person}/link",
                this::link,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("makeLink", AREA, "Makes a link with which somebody chooses a password")
                        .says(
                                "It is told now and never again, voids earlier ones, and is also mailed if the server knows a mail server. Whoever holds it becomes the person.")
                        .answers(201, LinkJson.class, "Made"));
        routes.post(
                ApiPages.ROOT + "/courses/{course}/invitations",
                this::invite,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("inviteAll", AREA, "Makes a link for everybody of a course who has no password yet")
                        .says("Links that were made before are void then.")
                        .query(
                                "mail",
                                boolean.class,
                                "whether each link is also mailed, on a server that knows a mail server")
                        .answers(201, Invitations.class, "Made"));
        routes.post(
                ApiPages.ROOT + "/courses/{course}/roster-import/preview",
                this::preview,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("previewImport", AREA, "Works out what a sheet would change in a roster")
                        .says("Nothing is changed. What the answer calls seen is sent with the import.")
                        .file("The sheet: comma or semicolon separated, with a line of headings", CSV)
                        .answers(ImportJson.class)
                        .fault(422, "the sheet cannot be read, and why"));
        routes.post(
                ApiPages.ROOT + "/courses/{course}/roster-import",
                this::apply,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("importRoster", AREA, "Takes a sheet over into a roster")
                        .needs("seen", String.class, "as the preview of this sheet answered it")
                        .query(
                                "dropMissing",
                                boolean.class,
                                "whether students who are not in the sheet leave the course")
                        .file("The same sheet", CSV)
                        .answers(ImportJson.class)
                        .fault(409, "something else would be done now than the preview said")
                        .fault(422, "the sheet cannot be read, and why"));
        routes.get(
                EXTENSIONS,
                this::extensions,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("listExtensions", MORE, "Lists who has more time or more attempts for an assignment")
                        .list("extensions", ExtensionJson.class));
        routes.put(
                EXTENSIONS + "/{person}",
                this::grant,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("grantExtension", MORE, "Gives a student more time or more attempts")
                        .says("What was given before is replaced.")
                        .body(ExtensionWish.class)
                        .answers(ExtensionJson.class)
                        .fault(422, "it would give nothing, or cannot be"));
        routes.delete(
                EXTENSIONS + "/{person}",
                this::withdraw,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("withdrawExtension", MORE, "Takes back what a student was given")
                        .answersNothing());
    }

    /** Somebody's part in a course. */
    public record RosterEntry(
            @About("of the person") long id,
            String name,
            String email,
            Role role,
            String section,
            @About("the student's number at the university") String number,
            @About("the login on the university's platform") String login,

            @About("the standing accommodation: so much more time than the others, in percent")
            int extraTimePercent,

            @About("whether the person takes part now") boolean active,

            @About("whether the person has not chosen a password yet")
            boolean invited) {
        static RosterEntry of(Enrolment enrolment) {
            Person person = enrolment.person();
            return new RosterEntry(
                    person.id(),
                    person.name(),
                    person.email(),
                    enrolment.role(),
                    enrolment.section(),
                    enrolment.studentNumber(),
                    enrolment.login(),
                    enrolment.extraTimePercent(),
                    enrolment.active(),
                    person.invited());
        }
    }

    /** Somebody to be added. */
    public record NewEntry(
            String email,

            @About("needed if there is no account with this address") @Nullable
            String name,

            Role role,
            @Nullable String section,
            @Nullable String number) {}

    /** What can be changed of somebody's part in a course. */
    public record EntryWish(
            String name,
            String email,
            Role role,
            @Nullable String section,
            @Nullable String number,
            @Nullable String login,
            int extraTimePercent) {}

    /** A link with which somebody chooses a password. */
    public record LinkJson(
            String name,
            String email,
            @About("INVITATION or RESET") String kind,
            String link,
            @About("how many hours it is good for") long hours) {}

    /** Links for those who have no password yet. */
    public record Invitations(
            List<Invitation> invitations,

            @About("who gets the link from an administrator alone, because others have them in their courses")
            List<String> others) {}

    /** A link for somebody who has no password yet. */
    public record Invitation(String name, String email, String link) {}

    /** What a sheet changes. */
    public record ImportJson(
            @About("stands for all of this: sent with the import")
            String seen,

            @About("lines of new people") long fresh,
            @About("lines that change something") long changed,
            @About("lines that change nothing") long same,
            @About("lines that are passed over") long leftOut,
            List<Line> lines,

            @About("students of the course who are not in the sheet")
            List<RosterEntry> missing,

            @About("what is odd about the sheet as a whole") List<String> problems) {
        static ImportJson of(RosterImport planned) {
            return new ImportJson(
                    planned.fingerprint(),
                    planned.count(RosterImport.Outcome.NEW),
                    planned.count(RosterImport.Outcome.CHANGED),
                    planned.count(RosterImport.Outcome.SAME),
                    planned.count(RosterImport.Outcome.LEFT_OUT),
                    planned.lines().stream()
                            .map(line ->
                                    new Line(line.row(), line.name(), line.email(), line.outcome(), line.details()))
                            .toList(),
                    planned.missing().stream().map(RosterEntry::of).toList(),
                    planned.problems());
        }
    }

    /** A line of a sheet. */
    public record Line(
            int row,
            String name,
            String email,
            RosterImport.Outcome outcome,
            @About("what happens with it, in sentences") List<String> details) {}

    /** What a student has beyond the course. */
    public record ExtensionJson(
            @About("of the person") long id,
            String name,
            String email,

            @About("given for this assignment; null: not") @Nullable
            String due,

            @About("given for this assignment; null: not") @Nullable
            String lateDue,

            int extraAttempts,
            String reason,
            @About("the standing accommodation in percent") int extraTimePercent,

            @About("until when the student may hand in, in the end; null: no end") @Nullable
            String ends,

            @About("whether something was given for this assignment")
            boolean given) {}

    /** What a student is to have beyond the course. */
    public record ExtensionWish(
            @Nullable String due,
            @Nullable String lateDue,
            @Nullable Integer extraAttempts,
            @Nullable String reason) {}

    private Enrolment enrolment(Context ctx) {
        return courses.enrolment(Guard.viewer(ctx).theCourse().id(), Guard.number(ctx, "person"))
                .orElseThrow(Refused::notFound);
    }

    private void list(Context ctx) {
        Optional<Role> role = Queries.choice(ctx, "role", Role.class);
        Optional<Boolean> active = Queries.flag(ctx, "active");
        Paging.answer(
                ctx,
                "people",
                courses.roster(Guard.viewer(ctx).theCourse().id()).stream()
                        .filter(one -> role.isEmpty() || role.get() == one.role())
                        .filter(one -> active.isEmpty() || active.get() == one.active())
                        .toList(),
                one -> one.person().id(),
                RosterEntry::of);
    }

    private void add(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        NewEntry wanted = Bodies.read(ctx, NewEntry.class);
        Made<Person> made = entries.add(
                viewer,
                new RosterEntries.Form(
                        Typed.line(wanted.name()),
                        People.address(Typed.line(wanted.email())),
                        wanted.role().name(),
                        Typed.line(wanted.section()),
                        Typed.line(wanted.number()),
                        "",
                        ""));
        Problem.orElse(
                ctx,
                made,
                person -> ctx.status(201)
                        .json(RosterEntry.of(
                                courses.enrolment(viewer.theCourse().id(), person.id())
                                        .orElseThrow(Refused::notFound))));
    }

    private void change(Context ctx) {
        Enrolment now = enrolment(ctx);
        EntryWish wanted = Bodies.merged(
                ctx,
                EntryWish.class,
                new EntryWish(
                        now.person().name(),
                        now.person().email(),
                        now.role(),
                        now.section(),
                        now.studentNumber(),
                        now.login(),
                        now.extraTimePercent()));
        Made<Enrolment> made = entries.change(
                Guard.viewer(ctx),
                now.person().id(),
                new RosterEntries.Form(
                        Typed.line(wanted.name()),
                        People.address(Typed.line(wanted.email())),
                        wanted.role().name(),
                        Typed.line(wanted.section()),
                        Typed.line(wanted.number()),
                        Typed.line(wanted.login()),
                        Integer.toString(wanted.extraTimePercent())));
        Problem.orElse(ctx, made, changed -> ctx.json(RosterEntry.of(changed)));
    }

    private void setActive(Context ctx, boolean active) {
        long person = enrolment(ctx).person().id();
        Problem.orElse(
                ctx,
                entries.setActive(Guard.viewer(ctx), person, active),
                changed -> ctx.json(RosterEntry.of(changed)));
    }

    private void link(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Person person = enrolment(ctx).person();
        ctx.status(201)
                .json(addresses.link(
                        ctx,
                        person,
                        links.make(viewer, person, viewer.theCourse().id())));
    }

    private void invite(Context ctx) {
        boolean mailed = Queries.flag(ctx, "mail").orElse(false);
        if (mailed && !mails.works()) {
            throw Refused.badRequest("api.no-mail");
        }
        RosterEntries.Invitations made = entries.invite(Guard.viewer(ctx), addresses.site(ctx), mailed);
        ctx.status(201)
                .json(new Invitations(
                        made.made().stream()
                                .map(one -> new Invitation(one.name(), one.email(), one.link()))
                                .toList(),
                        made.others().stream().map(Person::email).toList()));
    }

    private void preview(Context ctx) {
        sheet(ctx).ifPresent(sheet -> ctx.json(ImportJson.of(imports.planned(Guard.viewer(ctx), sheet))));
    }

    private void apply(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        String seen = Queries.needed(ctx, "seen");
        boolean dropMissing = Queries.flag(ctx, "dropMissing").orElse(false);
        sheet(ctx).ifPresent(sheet -> {
            ImportJson planned = ImportJson.of(imports.planned(viewer, sheet));
            if (imports.apply(viewer, sheet, seen, dropMissing)) {
                ctx.json(planned);
            } else {
                Problem.answer(ctx, 409, texts.get("import.changed-since"));
            }
        });
    }

    /** The sheet that was sent; empty after an answer that says what is wrong with it. */
    private Optional<Roster> sheet(Context ctx) {
        byte[] bytes = Bodies.file(ctx, RosterImportPages.MOST_BYTES, CSV);
        if (bytes.length == 0) {
            Problem.answer(ctx, 422, texts.get("import.no-file"));
            return Optional.empty();
        }
        try {
            return Optional.of(RosterSheet.read(bytes));
        } catch (GradusException e) {
            Problem.answer(ctx, 422, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void extensions(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Map<Long, Extensions.Granted> given = extensions
                .of(viewer.theAssignment().id())
                .stream()
                .collect(Collectors.toMap(Extensions.Granted::person, Function.identity()));
        Map<Long, DuePlan> plans = extensions.plans(viewer.theAssignment());
        Paging.answer(
                ctx,
                "extensions",
                courses.roster(viewer.theCourse().id()).stream()
                        .filter(one ->
                                given.containsKey(one.person().id()) || (one.extraTimePercent() > 0 && one.active()))
                        .sorted(Comparator.comparingLong(one -> one.person().id()))
                        .toList(),
                one -> one.person().id(),
                one -> json(
                        one,
                        given.get(one.person().id()),
                        plans.getOrDefault(
                                one.person().id(),
                                extensions.plan(
                                        viewer.theAssignment(), one.person().id()))));
    }

    private static ExtensionJson json(Enrolment student, Extensions.@Nullable Granted given, DuePlan plan) {
        return new ExtensionJson(
                student.person().id(),
                student.person().name(),
                student.person().email(),
                given == null ? null : ApiPages.time(given.due()),
                given == null ? null : ApiPages.time(given.lateDue()),
                given == null ? 0 : given.extraAttempts(),
                given == null ? "" : given.reason(),
                student.extraTimePercent(),
                ApiPages.time(plan.lastMoment()),
                given != null);
    }

    private void grant(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Enrolment student = enrolment(ctx);
        long id = student.person().id();
        ExtensionWish wanted = Bodies.read(ctx, ExtensionWish.class);
        Integer extra = wanted.extraAttempts();
        Made<Person> made = grants.grant(
                viewer,
                new ExtensionGrants.Form(
                        Long.toString(id),
                        Typed.line(wanted.due()),
                        Typed.line(wanted.lateDue()),
                        extra == null ? "" : extra.toString(),
                        Typed.line(wanted.reason())));
        Problem.orElse(
                ctx,
                made,
                person -> ctx.json(json(
                        student,
                        extensions.granted(viewer.theAssignment().id(), id).orElse(null),
                        extensions.plan(viewer.theAssignment(), id))));
    }

    private void withdraw(Context ctx) {
        grants.withdraw(Guard.viewer(ctx), Long.toString(Guard.number(ctx, "person")));
        ctx.status(204);
    }
}

package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gradus.course.Accommodation;
import org.gradus.course.Role;
import org.gradus.sheet.FormulaGuard;
import org.gradus.store.AccountLinks;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Enrolment;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.jspecify.annotations.Nullable;

/** Who takes part in a course: the list, adding, changing and dropping people one by one, and their invitations. */
final class RosterPages {
    private static final String PLACE = "/courses/{course}/roster";

    private final Pages pages;
    private final Database database;
    private final People people;
    private final Courses courses;
    private final AccountLinks links;
    private final AuditLog audit;
    private final LinkPages linkPages;
    private final LinkMails mails;
    private final @Nullable URI publicUrl;

    /** @param publicUrl how browsers reach the server; null if it was not said: then links begin as the asking browser's address */
    RosterPages(
            Pages pages,
            Database database,
            People people,
            Courses courses,
            AccountLinks links,
            AuditLog audit,
            LinkPages linkPages,
            LinkMails mails,
            @Nullable URI publicUrl) {
        this.pages = pages;
        this.database = database;
        this.people = people;
        this.courses = courses;
        this.links = links;
        this.audit = audit;
        this.linkPages = linkPages;
        this.mails = mails;
        this.publicUrl = publicUrl;
    }

    void register(RoutesConfig routes) {
        routes.get(PLACE, ctx -> list(ctx, Form.EMPTY, List.of()), Access.STAFF);
        routes.post(PLACE, this::add, Access.INSTRUCTOR);
        routes.post(PLACE + "/invitations", this::invite, Access.INSTRUCTOR);
        routes.get(PLACE + "/people/{person}", this::person, Access.INSTRUCTOR);
        routes.post(PLACE + "/people/{person}", this::change, Access.INSTRUCTOR);
        routes.post(PLACE + "/people/{person}/drop", ctx -> setActive(ctx, false), Access.INSTRUCTOR);
        routes.post(PLACE + "/people/{person}/return", ctx -> setActive(ctx, true), Access.INSTRUCTOR);
    }

    /** A person's part in the course as a form holds it. */
    public record Form(
            String name, String email, String role, String section, String number, String login, String extraTime) {
        static final Form EMPTY = new Form("", "", Role.STUDENT.name(), "", "", "", "");

        static Form of(Context ctx) {
            return new Form(
                    Fields.line(ctx, "name"),
                    People.address(Fields.line(ctx, "email")),
                    Fields.line(ctx, "role"),
                    Fields.line(ctx, "section"),
                    Fields.line(ctx, "number"),
                    Fields.line(ctx, "login"),
                    Fields.line(ctx, "extra-time"));
        }

        static Form of(Enrolment enrolment) {
            return new Form(
                    enrolment.person().name(),
                    enrolment.person().email(),
                    enrolment.role().name(),
                    enrolment.section(),
                    enrolment.studentNumber(),
                    enrolment.login(),
                    enrolment.extraTimePercent() == 0 ? "" : Integer.toString(enrolment.extraTimePercent()));
        }
    }

    /** What an enrolment amounts to; the names are keys of the message file. */
    enum State {
        INVITED("part"),
        ACTIVE("pass"),
        LEFT("idle"),
        DISABLED("fail");

        private final String style;

        State(String style) {
            this.style = style;
        }

        static State of(Enrolment enrolment) {
            if (!enrolment.active()) {
                return LEFT;
            }
            if (enrolment.person().disabled()) {
                return DISABLED;
            }
            return enrolment.person().invited() ? INVITED : ACTIVE;
        }
    }

    /** A line of the roster; what is not known is empty. */
    public record Row(
            long id,
            String name,
            String email,
            Role role,
            String section,
            String number,
            String extraTime,
            String state,
            String style) {
        static Row of(Enrolment enrolment) {
            State state = State.of(enrolment);
            return new Row(
                    enrolment.person().id(),
                    enrolment.person().name(),
                    enrolment.person().email(),
                    enrolment.role(),
                    enrolment.section(),
                    enrolment.studentNumber(),
                    enrolment.extraTimePercent() == 0 ? "" : "+" + enrolment.extraTimePercent() + " %",
                    state.name(),
                    state.style);
        }
    }

    private void list(Context ctx, Form form, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        List<Enrolment> roster = courses.roster(course.id());
        PeopleFilter filter = PeopleFilter.of(ctx);
        List<Enrolment> chosen = roster.stream().filter(filter::shows).toList();
        Stretch<Enrolment> stretch = Stretch.of(chosen, ctx, address(course) + "?" + filter.query());
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, pages.texts().get("roster.title"))
                .under(course)
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ROSTER))
                .with("address", address(course))
                .with("instructor", viewer.instructor())
                .with("rows", stretch.rows().stream().map(Row::of).toList())
                .with("stretch", stretch)
                .with("filter", filter)
                .with("sections", PeopleFilter.sections(roster))
                .with("students", count(roster, Role.STUDENT))
                .with("assistants", count(roster, Role.ASSISTANT))
                .with("instructors", count(roster, Role.INSTRUCTOR))
                .with(
                        "invited",
                        roster.stream()
                                .filter(one -> State.of(one) == State.INVITED)
                                .count())
                .with("mailing", mails.works())
                .with("roles", Role.values())
                .with("filled", form)
                .with("problems", problems)
                .render("roster");
    }

    private static long count(List<Enrolment> roster, Role role) {
        return roster.stream().filter(one -> one.active() && one.role() == role).count();
    }

    private static String address(Course course) {
        return Addresses.course(course.id()) + "/roster";
    }

    private static String label(Person person) {
        return person.name() + " <" + person.email() + ">";
    }

    private void add(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        Form form = Form.of(ctx);
        List<String> problems = new ArrayList<>();
        if (!Fields.isEmail(form.email())) {
            problems.add(pages.texts().get("welcome.email-wrong"));
        }
        Optional<Role> role = role(form, problems);
        Optional<Person> known = people.byEmail(form.email());
        if (known.isEmpty() && form.name().isEmpty()) {
            problems.add(pages.texts().get("welcome.name-missing"));
        }
        if (known.flatMap(person -> courses.enrolment(course.id(), person.id()))
                .filter(Enrolment::active)
                .isPresent()) {
            problems.add(pages.texts().get("roster.there-already"));
        }
        if (!problems.isEmpty() || role.isEmpty()) {
            list(ctx, form, problems);
            return;
        }
        Person added = database.transaction(handle -> {
            courses.hold(course.id());
            Person person = people.create(form.email(), form.name());
            courses.enrol(course.id(), person.id(), role.get());
            Enrolment enrolment = courses.enrolment(course.id(), person.id()).orElseThrow();
            courses.update(new Enrolment(
                    course.id(),
                    person,
                    role.get(),
                    form.section().isEmpty() ? enrolment.section() : form.section(),
                    form.number().isEmpty() ? enrolment.studentNumber() : form.number(),
                    enrolment.login(),
                    enrolment.extraTimePercent(),
                    true));
            audit.note(viewer.person(), course.id(), "roster.added", label(person), "role: " + role.get());
            return person;
        });
        pages.redirect(
                ctx,
                address(course),
                pages.texts().get(added.invited() ? "roster.added-invited" : "roster.added", added.name()));
    }

    private Optional<Role> role(Form form, List<String> problems) {
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(one -> one.name().equals(form.role()))
                .findFirst();
        if (role.isEmpty()) {
            problems.add(pages.texts().get("roster.role-wrong"));
        }
        return role;
    }

    /** The enrolment of the address. */
    private Enrolment enrolment(Context ctx) {
        long person;
        try {
            person = Long.parseLong(ctx.pathParam("person"));
        } catch (NumberFormatException e) {
            throw Refused.notFound();
        }
        return courses.enrolment(Guard.viewer(ctx).theCourse().id(), person).orElseThrow(Refused::notFound);
    }

    private void person(Context ctx) {
        Enrolment enrolment = enrolment(ctx);
        show(ctx, enrolment, Form.of(enrolment), List.of());
    }

    private void show(Context ctx, Enrolment enrolment, Form form, List<String> problems) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        ctx.status(problems.isEmpty() ? 200 : 422);
        pages.page(ctx, enrolment.person().name())
                .under(course)
                .under(pages.texts().get("roster.title"), address(course))
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ROSTER))
                .with(
                        "address",
                        address(course) + "/people/" + enrolment.person().id())
                .with("person", Row.of(enrolment))
                .with(
                        "account",
                        AccountRule.of(viewer, courses).of(enrolment.person()).name())
                .with("mayLink", linkPages.mayMake(viewer, enrolment.person()))
                .with("active", enrolment.active())
                .with("mailing", mails.works())
                .with("roles", Role.values())
                .with("filled", form)
                .with("problems", problems)
                .render("roster-person");
    }

    private void change(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        Form form = Form.of(ctx);
        long id = enrolment(ctx).person().id();
        List<String> problems = database.transaction(handle -> {
            courses.hold(course.id());
            Enrolment before = courses.enrolment(course.id(), id).orElseThrow();
            return change(viewer, before, form);
        });
        Enrolment now = courses.enrolment(course.id(), id).orElseThrow();
        if (!problems.isEmpty()) {
            show(ctx, now, form, problems);
            return;
        }
        pages.redirect(
                ctx,
                address(course),
                pages.texts().get("roster.changed", now.person().name()));
    }

    /** Makes the change, or says what keeps it from being made. */
    private List<String> change(Viewer viewer, Enrolment before, Form form) {
        List<String> problems = new ArrayList<>();
        Optional<Role> role = role(form, problems);
        if (role.filter(wanted -> wanted != Role.INSTRUCTOR).isPresent() && isLastInstructor(viewer, before)) {
            problems.add(pages.texts().get("roster.last-instructor"));
        }
        Integer extra = Numbers.whole(
                form.extraTime().replace("%", ""),
                0,
                Integer.MAX_VALUE,
                pages.texts().get("roster.extra-time-wrong"),
                problems);
        int percent = extra == null ? 0 : extra;
        problems.addAll(Accommodation.problems(percent, Duration.ZERO));
        Person person = before.person();
        boolean ours = AccountRule.of(viewer, courses).of(person) == AccountRule.Account.OURS;
        if (ours) {
            problems.addAll(accountProblems(person, form));
        }
        if (!problems.isEmpty() || role.isEmpty()) {
            return problems;
        }
        if (ours) {
            changeAccount(viewer, person, form);
        }
        Enrolment after = new Enrolment(
                before.course(),
                people.byId(person.id()).orElseThrow(),
                role.get(),
                form.section(),
                form.number(),
                form.login(),
                percent,
                before.active());
        courses.update(after);
        String changes = Differences.between(words(before), words(after));
        if (!changes.isEmpty()) {
            audit.note(viewer.person(), before.course(), "roster.changed", label(person), changes);
        }
        return List.of();
    }

    private List<String> accountProblems(Person person, Form form) {
        List<String> problems = new ArrayList<>();
        if (form.name().isEmpty()) {
            problems.add(pages.texts().get("welcome.name-missing"));
        }
        if (!Fields.isEmail(form.email())) {
            problems.add(pages.texts().get("welcome.email-wrong"));
        } else if (people.byEmail(form.email())
                .filter(other -> other.id() != person.id())
                .isPresent()) {
            problems.add(pages.texts().get("roster.email-taken"));
        }
        return problems;
    }

    private void changeAccount(Viewer viewer, Person person, Form form) {
        if (!person.name().equals(form.name())) {
            people.setName(person.id(), form.name());
        }
        if (!person.email().equals(form.email())) {
            people.setEmail(person.id(), form.email());
            voidInvitation(links, viewer, person);
        }
    }

    /** Whoever got the link at the old address must not become this person: a new one, which nobody is told, voids it. */
    static void voidInvitation(AccountLinks links, Viewer viewer, Person person) {
        links.create(
                AccountLinks.Kind.INVITATION, person.id(), viewer.signedIn().id());
    }

    private static List<Differences.Fact> words(Enrolment enrolment) {
        return List.of(
                new Differences.Fact("name", enrolment.person().name()),
                new Differences.Fact("e-mail", enrolment.person().email()),
                new Differences.Fact("role", enrolment.role()),
                new Differences.Fact("section", enrolment.section()),
                new Differences.Fact("number", enrolment.studentNumber()),
                new Differences.Fact("login", enrolment.login()),
                new Differences.Fact("extra time", enrolment.extraTimePercent() + " %"));
    }

    /** Whether the viewer is about to leave the course without anybody who can set things. */
    private boolean isLastInstructor(Viewer viewer, Enrolment enrolment) {
        return enrolment.active()
                && enrolment.role() == Role.INSTRUCTOR
                && enrolment.person().id() == viewer.signedIn().id()
                && courses.roster(enrolment.course()).stream()
                        .noneMatch(other -> other.active()
                                && other.role() == Role.INSTRUCTOR
                                && other.person().id() != enrolment.person().id());
    }

    private void setActive(Context ctx, boolean active) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        long id = enrolment(ctx).person().id();
        boolean done = database.transaction(handle -> {
            courses.hold(course.id());
            Enrolment before = courses.enrolment(course.id(), id).orElseThrow();
            if (!active && isLastInstructor(viewer, before)) {
                return false;
            }
            if (before.active() != active) {
                courses.update(with(before, active));
                audit.note(
                        viewer.person(),
                        course.id(),
                        active ? "roster.returned" : "roster.dropped",
                        label(before.person()),
                        "");
            }
            return true;
        });
        Enrolment now = courses.enrolment(course.id(), id).orElseThrow();
        if (!done) {
            show(ctx, now, Form.of(now), List.of(pages.texts().get("roster.last-instructor")));
            return;
        }
        // Who dropped out of the course by the own hand may not see its roster any more.
        boolean gone = !active && id == viewer.signedIn().id() && !viewer.administrator();
        pages.redirect(
                ctx,
                gone ? "/" : address(course),
                pages.texts()
                        .get(
                                active ? "roster.returned" : "roster.dropped",
                                now.person().name()));
    }

    private static Enrolment with(Enrolment enrolment, boolean active) {
        return new Enrolment(
                enrolment.course(),
                enrolment.person(),
                enrolment.role(),
                enrolment.section(),
                enrolment.studentNumber(),
                enrolment.login(),
                enrolment.extraTimePercent(),
                active);
    }

    /** An invitation, shown once. */
    public record Invitation(String name, String email, String link) {}

    /** Makes a link for everybody who has no password yet, and shows them all: the database keeps only what the links are recognised by. */
    private void invite(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Course course = viewer.theCourse();
        boolean mailed = mails.works() && Fields.text(ctx, "as").equals("mail");
        String site = publicUrl == null ? Sites.asSeenBy(ctx, false) : publicUrl.toString();
        List<Person> others = new ArrayList<>();
        List<Invitation> made = database.transaction(handle -> {
            courses.hold(course.id());
            AccountRule rights = AccountRule.ofCourse(viewer, courses);
            List<Invitation> invitations = new ArrayList<>();
            for (Enrolment enrolment : courses.roster(course.id())) {
                Person person = enrolment.person();
                if (State.of(enrolment) != State.INVITED) {
                    continue;
                }
                if (rights.of(person) == AccountRule.Account.OURS) {
                    invitations.add(invitation(viewer, person, site, mailed));
                } else {
                    others.add(person);
                }
            }
            if (!invitations.isEmpty()) {
                audit.note(
                        viewer.person(),
                        course.id(),
                        "roster.invited",
                        invitations.size() + " people",
                        names(invitations));
            }
            return invitations;
        });
        if (Fields.text(ctx, "as").equals("csv")) {
            Downloads.answer(ctx, "invitations.csv", "text/csv; charset=utf-8", csv(made));
            return;
        }
        pages.page(ctx, pages.texts().get("invitations.title"))
                .under(course)
                .under(pages.texts().get("roster.title"), address(course))
                .tabs(CourseTabs.of(viewer, pages.texts(), CourseTabs.Part.ROSTER))
                .with("invitations", made)
                .with("mailed", mailed)
                .with("others", others)
                .with("days", AccountLinks.Kind.INVITATION.life().toDays())
                .render("invitations");
    }

    private Invitation invitation(Viewer viewer, Person person, String site, boolean mailed) {
        String token = links.create(
                AccountLinks.Kind.INVITATION, person.id(), viewer.signedIn().id());
        if (mailed) {
            mails.send(person, AccountLinks.Kind.INVITATION, token);
        }
        return new Invitation(person.name(), person.email(), site + "/welcome/" + token);
    }

    private static String names(List<Invitation> invitations) {
        return Few.of(invitations.stream().map(Invitation::email).toList());
    }

    private static byte[] csv(List<Invitation> invitations) {
        StringBuilder text = new StringBuilder("\uFEFFName,Email,Link\r\n");
        for (Invitation one : invitations) {
            text.append(cell(one.name()))
                    .append(',')
                    .append(cell(one.email()))
                    .append(',')
                    .append(cell(one.link()))
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        return '"' + FormulaGuard.guard(text).replace("\"", "\"\"") + '"';
    }
}

package org.gradus.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gradus.course.Accommodation;
import org.gradus.course.Role;
import org.gradus.store.AccountLinks;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Enrolment;
import org.gradus.store.People;
import org.gradus.store.Person;

/** Adds people to a course, changes their part in it, lets them go and invites them. Who may do so was decided before. */
public final class RosterEntries {
    private final Texts texts;
    private final Database database;
    private final People people;
    private final Courses courses;
    private final AccountLinks links;
    private final LinkMails mails;
    private final AuditLog audit;

    RosterEntries(Services services, Texts texts, LinkMails mails) {
        this.texts = texts;
        this.database = services.database();
        this.people = services.people();
        this.courses = services.courses();
        this.links = services.links();
        this.mails = mails;
        this.audit = services.audit();
    }

    /** A person's part in the course as a form holds it. */
    public record Form(
            String name, String email, String role, String section, String number, String login, String extraTime) {
        public static final Form EMPTY = new Form("", "", Role.STUDENT.name(), "", "", "", "");

        public static Form of(Enrolment enrolment) {
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

    /** Adds somebody to the viewer's course: a new account, or one that is known by its address. */
    public Made<Person> add(Viewer viewer, Form form) {
        Course course = viewer.theCourse();
        List<String> problems = new ArrayList<>();
        if (!Typed.isEmail(form.email())) {
            problems.add(texts.get("welcome.email-wrong"));
        }
        Optional<Role> role = role(form, problems);
        Optional<Person> known = people.byEmail(form.email());
        if (known.isEmpty() && form.name().isEmpty()) {
            problems.add(texts.get("welcome.name-missing"));
        }
        if (known.flatMap(person -> courses.enrolment(course.id(), person.id()))
                .filter(Enrolment::active)
                .isPresent()) {
            problems.add(texts.get("roster.there-already"));
        }
        if (!problems.isEmpty() || role.isEmpty()) {
            return Made.not(problems);
        }
        return database.transaction(handle -> {
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
            return Made.of(person);
        });
    }

    /** Changes somebody's part in the viewer's course. */
    public Made<Enrolment> change(Viewer viewer, long person, Form form) {
        long course = viewer.theCourse().id();
        return database.transaction(handle -> {
            courses.hold(course);
            Enrolment before = courses.enrolment(course, person).orElseThrow();
            List<String> problems = change(viewer, before, form);
            return problems.isEmpty()
                    ? Made.of(courses.enrolment(course, person).orElseThrow())
                    : Made.not(problems);
        });
    }

    /** Lets somebody leave the viewer's course, or come back. */
    public Made<Enrolment> setActive(Viewer viewer, long person, boolean active) {
        long course = viewer.theCourse().id();
        return database.transaction(handle -> {
            courses.hold(course);
            Enrolment before = courses.enrolment(course, person).orElseThrow();
            if (!active && isLastInstructor(viewer, before)) {
                return Made.not(texts.get("roster.last-instructor"));
            }
            if (before.active() != active) {
                courses.update(with(before, active));
                audit.note(
                        viewer.person(),
                        course,
                        active ? "roster.returned" : "roster.dropped",
                        label(before.person()),
                        "");
            }
            return Made.of(courses.enrolment(course, person).orElseThrow());
        });
    }

    /** Makes the change, or says what keeps it from being made. */
    private List<String> change(Viewer viewer, Enrolment before, Form form) {
        List<String> problems = new ArrayList<>();
        Optional<Role> role = role(form, problems);
        if (role.filter(wanted -> wanted != Role.INSTRUCTOR).isPresent() && isLastInstructor(viewer, before)) {
            problems.add(texts.get("roster.last-instructor"));
        }
        Integer extra = Numbers.whole(
                form.extraTime().replace("%", ""),
                0,
                Integer.MAX_VALUE,
                texts.get("roster.extra-time-wrong"),
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
            problems.add(texts.get("welcome.name-missing"));
        }
        if (!Typed.isEmail(form.email())) {
            problems.add(texts.get("welcome.email-wrong"));
        } else if (people.byEmail(form.email())
                .filter(other -> other.id() != person.id())
                .isPresent()) {
            problems.add(texts.get("roster.email-taken"));
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

    private static String label(Person person) {
        return person.name() + " <" + person.email() + ">";
    }

    /** An invitation, shown once. */
    public record Invitation(String name, String email, String link) {}

    /** The links that were made, and who needs one from somebody else. */
    public record Invitations(List<Invitation> made, List<Person> others) {}

    /**
     * Makes a link for everybody who has no password yet: the database keeps only what the links are recognised by.
     *
     * @param site how the links begin
     * @param mailed whether each link is mailed as well, which the server must be able to
     */
    public Invitations invite(Viewer viewer, String site, boolean mailed) {
        Course course = viewer.theCourse();
        List<Person> others = new ArrayList<>();
        List<Invitation> made = database.transaction(handle -> {
            courses.hold(course.id());
            AccountRule rights = AccountRule.ofCourse(viewer, courses);
            List<Invitation> invitations = new ArrayList<>();
            for (Enrolment enrolment : courses.roster(course.id())) {
                Person person = enrolment.person();
                if (RosterState.of(enrolment) != RosterState.INVITED) {
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
        return new Invitations(made, others);
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

    private Optional<Role> role(Form form, List<String> problems) {
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(one -> one.name().equals(form.role()))
                .findFirst();
        if (role.isEmpty()) {
            problems.add(texts.get("roster.role-wrong"));
        }
        return role;
    }
}

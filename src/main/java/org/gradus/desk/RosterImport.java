package org.gradus.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.course.Role;
import org.gradus.sheet.KnownPerson;
import org.gradus.sheet.Roster;
import org.gradus.sheet.RosterMatch;
import org.gradus.sheet.RosterMatch.Change;
import org.gradus.sheet.RosterRole;
import org.gradus.store.AccountLinks;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.People;
import org.gradus.store.Person;

/**
 * What a sheet would change in a course's roster: worked out in the same way for the preview and for the change itself, so that what is done
 * is what was shown.
 */
public final class RosterImport {
    private final Viewer viewer;
    private final Texts texts;
    private final People people;
    private final Courses courses;
    private final AccountRule rights;
    private final Roster sheet;
    private final RosterMatch match;
    private final List<Line> lines;

    /** The changes of a line that are made, by its row. */
    private final Map<Integer, List<Change>> accepted = new HashMap<>();

    private final List<Enrolment> missing;

    /** What a line of the sheet amounts to; the names are keys of the message file. */
    public enum Outcome {
        NEW("pass"),
        CHANGED("part"),
        SAME("idle"),
        /** Passed over: it cannot be said or done. */
        LEFT_OUT("fail");

        private final String style;

        Outcome(String style) {
            this.style = style;
        }

        /** Style of its badge. */
        public String style() {
            return style;
        }
    }

    /** A line of the sheet, and in sentences what happens with it. */
    public record Line(int row, String name, String email, Outcome outcome, List<String> details) {}

    RosterImport(Viewer viewer, Texts texts, People people, Courses courses, Roster sheet) {
        this.viewer = viewer;
        this.texts = texts;
        this.people = people;
        this.courses = courses;
        this.sheet = sheet;
        rights = AccountRule.ofCourse(viewer, courses);
        List<Enrolment> roster = courses.roster(viewer.theCourse().id());
        match = RosterMatch.of(sheet, roster.stream().map(RosterImport::known).toList());
        lines = match.entries().stream().map(this::line).toList();
        List<Long> absent = match.missing().stream().map(KnownPerson::id).toList();
        // A list of students says nothing about the staff.
        missing = roster.stream()
                .filter(enrolment -> enrolment.role() == Role.STUDENT
                        && absent.contains(enrolment.person().id()))
                .toList();
    }

    private static KnownPerson known(Enrolment enrolment) {
        return new KnownPerson(
                enrolment.person().id(),
                enrolment.person().name(),
                enrolment.person().email(),
                enrolment.studentNumber(),
                enrolment.login(),
                enrolment.section(),
                enrolment.active());
    }

    public List<Line> lines() {
        return lines;
    }

    /** Students of the course who are not in the sheet. */
    public List<Enrolment> missing() {
        return missing;
    }

    public List<String> problems() {
        return sheet.problems();
    }

    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    /** Differs as soon as something else would be done. */
    public String fingerprint() {
        List<String> all = new ArrayList<>();
        lines.forEach(line -> all.add(line.toString()));
        missing.forEach(enrolment -> all.add(Long.toString(enrolment.person().id())));
        return Fingerprint.of(all);
    }

    private Line line(RosterMatch.Entry entry) {
        Roster.Line line = entry.line();
        return switch (entry.outcome()) {
            case SAME -> line(line, Outcome.SAME, List.of());
            case CHANGED -> changed(entry);
            case NEW -> added(line);
            case INCOMPLETE -> line(line, Outcome.LEFT_OUT, List.of(texts.get("import.no-email")));
            case AMBIGUOUS ->
                line(
                        line,
                        Outcome.LEFT_OUT,
                        List.of(texts.get(
                                "import.ambiguous",
                                entry.candidates().stream()
                                        .map(one -> one.name() + " (" + one.email() + ")")
                                        .collect(Collectors.joining(", ")))));
        };
    }

    private static Line line(Roster.Line line, Outcome outcome, List<String> details) {
        return new Line(line.row(), line.name(), line.email(), outcome, details);
    }

    private Line added(Roster.Line line) {
        if (!Typed.isEmail(People.address(line.email()))) {
            return line(line, Outcome.LEFT_OUT, List.of(texts.get("import.email-odd")));
        }
        List<String> details = new ArrayList<>();
        details.add(texts.get("import.role", texts.get("role." + role(line))));
        people.byEmail(line.email()).ifPresent(person -> {
            if (!person.name().equals(name(line))) {
                details.add(texts.get("import.has-account", person.name()));
            }
        });
        return line(line, Outcome.NEW, details);
    }

    private static Role role(Roster.Line line) {
        return switch (line.role()) {
            case STUDENT, UNSTATED -> Role.STUDENT;
            case ASSISTANT -> Role.ASSISTANT;
            case INSTRUCTOR -> Role.INSTRUCTOR;
        };
    }

    private static String name(Roster.Line line) {
        return line.name().isEmpty() ? line.email() : line.name();
    }

    private Line changed(RosterMatch.Entry entry) {
        Person person = person(entry);
        List<String> details = new ArrayList<>();
        List<Change> made = new ArrayList<>();
        for (Change change : entry.changes()) {
            Optional<String> obstacle = obstacle(person, change);
            if (obstacle.isEmpty()) {
                made.add(change);
            }
            details.add(
                    change.what() == Change.What.RETURNS
                            ? texts.get("import.returns")
                            : texts.get(
                                    "import.change",
                                    texts.get("import.what." + change.what()),
                                    change.before().isEmpty() ? "–" : change.before(),
                                    change.after()));
            obstacle.ifPresent(details::add);
        }
        accepted.put(entry.line().row(), made);
        return line(entry.line(), made.isEmpty() ? Outcome.SAME : Outcome.CHANGED, details);
    }

    private Person person(RosterMatch.Entry entry) {
        return people.byId(entry.candidates().get(0).id()).orElseThrow();
    }

    /** Why a change is not made; empty if it is. */
    private Optional<String> obstacle(Person person, Change change) {
        return switch (change.what()) {
            case NAME -> accountObstacle(person);
            case EMAIL -> accountObstacle(person).or(() -> emailObstacle(change.after()));
            case STUDENT_NUMBER, LOGIN, SECTION, RETURNS -> Optional.empty();
        };
    }

    private Optional<String> emailObstacle(String email) {
        if (!Typed.isEmail(People.address(email))) {
            return Optional.of(texts.get("import.email-odd"));
        }
        return people.byEmail(email).map(other -> texts.get("roster.email-taken"));
    }

    private Optional<String> accountObstacle(Person person) {
        AccountRule.Account account = rights.of(person);
        return account == AccountRule.Account.OURS
                ? Optional.empty()
                : Optional.of(texts.get("import.account." + account));
    }

    /**
     * Makes the changes, within the caller's transaction.
     *
     * @param dropMissing whether students who are not in the sheet leave the course
     * @return what was done, for the audit log
     */
    String apply(AccountLinks links, boolean dropMissing) {
        List<String> added = new ArrayList<>();
        List<String> altered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            RosterMatch.Entry entry = match.entries().get(i);
            switch (lines.get(i).outcome()) {
                case NEW -> added.add(enrol(entry.line()));
                case CHANGED -> altered.add(alter(entry, links));
                case SAME, LEFT_OUT -> {}
            }
        }
        List<String> dropped = new ArrayList<>();
        if (dropMissing) {
            for (Enrolment enrolment : missing) {
                courses.update(new Enrolment(
                        enrolment.course(),
                        enrolment.person(),
                        enrolment.role(),
                        enrolment.section(),
                        enrolment.studentNumber(),
                        enrolment.login(),
                        enrolment.extraTimePercent(),
                        false));
                dropped.add(enrolment.person().email());
            }
        }
        return part("new", added) + "; " + part("changed", altered) + "; " + part("dropped", dropped);
    }

    private static String part(String what, List<String> names) {
        return names.size() + " " + what + (names.isEmpty() ? "" : ": " + Few.of(names));
    }

    private String enrol(Roster.Line line) {
        long course = viewer.theCourse().id();
        Person person = people.create(line.email(), name(line));
        courses.enrol(course, person.id(), role(line));
        courses.update(
                new Enrolment(course, person, role(line), line.section(), line.studentNumber(), line.login(), 0, true));
        return person.email() + (line.role() == RosterRole.UNSTATED ? "" : " (" + role(line) + ")");
    }

    private String alter(RosterMatch.Entry entry, AccountLinks links) {
        Person person = person(entry);
        Enrolment before =
                courses.enrolment(viewer.theCourse().id(), person.id()).orElseThrow();
        String section = before.section();
        String number = before.studentNumber();
        String login = before.login();
        boolean active = before.active();
        List<String> done = new ArrayList<>();
        for (Change change : accepted.getOrDefault(entry.line().row(), List.of())) {
            switch (change.what()) {
                case NAME -> people.setName(person.id(), change.after());
                case EMAIL -> {
                    people.setEmail(person.id(), change.after());
                    RosterEntries.voidInvitation(links, viewer, person);
                }
                case STUDENT_NUMBER -> number = change.after();
                case LOGIN -> login = change.after();
                case SECTION -> section = change.after();
                case RETURNS -> active = true;
            }
            done.add(
                    change.what() == Change.What.RETURNS
                            ? "returns"
                            : change.what() + " " + change.before() + " → " + change.after());
        }
        courses.update(new Enrolment(
                before.course(), person, before.role(), section, number, login, before.extraTimePercent(), active));
        return person.email() + " (" + String.join(", ", done) + ")";
    }
}

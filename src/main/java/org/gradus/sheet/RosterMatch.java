package org.gradus.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A roster held against the people who are known: what a teacher sees before it is taken over.
 *
 * @param entries one for each line of the roster, in its order
 * @param missing known, active people who are in no line
 */
public record RosterMatch(List<Entry> entries, List<KnownPerson> missing) {
    /** What a line amounts to. */
    public enum Outcome {
        /** A known person, and nothing differs. */
        SAME,
        /** A known person of whom the line says something else. */
        CHANGED,
        /** Somebody new. */
        NEW,
        /** Somebody new without an e-mail address: cannot be added. */
        INCOMPLETE,
        /** Several known people fit, or several lines fit one. */
        AMBIGUOUS
    }

    /**
     * A line.
     *
     * @param by what line and person have in common; null unless exactly one person fits
     * @param candidates the person, or the people who might be meant
     * @param changes what the line says otherwise; never that something is gone
     */
    public record Entry(
            Roster.Line line,
            Outcome outcome,
            @Nullable MatchedBy by,
            List<KnownPerson> candidates,
            List<Change> changes) {
        public Entry {
            candidates = List.copyOf(candidates);
            changes = List.copyOf(changes);
        }
    }

    /** What differs between a known person and a line. */
    public record Change(What what, String before, String after) {
        /** The part of a person that differs. */
        public enum What {
            NAME,
            EMAIL,
            STUDENT_NUMBER,
            LOGIN,
            SECTION,
            /** The person is known but does not take part; the texts are empty. */
            RETURNS
        }
    }

    public RosterMatch {
        entries = List.copyOf(entries);
        missing = List.copyOf(missing);
    }

    /**
     * Compares a roster with the people who are known: by student number, login, e-mail address, and where these find nobody by the
     * whole name.
     *
     * @param known with ids that are all different
     */
    public static RosterMatch of(Roster roster, List<KnownPerson> known) {
        List<PersonMatcher.Match> matches = new PersonMatcher(known, Map.of())
                .match(roster.lines().stream()
                        .map(line -> new PersonMatcher.Identity(
                                "", line.studentNumber(), line.login(), line.email(), line.name()))
                        .toList());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            entries.add(entry(roster.lines().get(i), matches.get(i)));
        }
        Set<Long> found = matches.stream()
                .flatMap(match -> match.candidates().stream())
                .map(KnownPerson::id)
                .collect(Collectors.toSet());
        return new RosterMatch(
                entries,
                known.stream()
                        .filter(person -> person.active() && !found.contains(person.id()))
                        .toList());
    }

    /** The lines that amount to this. */
    public List<Entry> with(Outcome outcome) {
        return entries.stream().filter(entry -> entry.outcome == outcome).toList();
    }

    private static Entry entry(Roster.Line line, PersonMatcher.Match match) {
        if (match.by() == null) {
            Outcome outcome = !match.candidates().isEmpty()
                    ? Outcome.AMBIGUOUS
                    : line.email().isEmpty() ? Outcome.INCOMPLETE : Outcome.NEW;
            return new Entry(line, outcome, null, match.candidates(), List.of());
        }
        List<Change> changes = changes(line, match.candidates().get(0));
        return new Entry(
                line, changes.isEmpty() ? Outcome.SAME : Outcome.CHANGED, match.by(), match.candidates(), changes);
    }

    private static List<Change> changes(Roster.Line line, KnownPerson person) {
        List<Change> changes = new ArrayList<>();
        // A name is told apart letter by letter, but not by the order of its parts.
        String spoken = Cells.inSpokenOrder(Cells.plain(person.name()));
        add(changes, Change.What.NAME, person.name(), line.name(), spoken.equals(line.name()));
        add(changes, Change.What.EMAIL, person.email(), line.email(), isSame(person.email(), line.email()));
        add(
                changes,
                Change.What.STUDENT_NUMBER,
                person.studentNumber(),
                line.studentNumber(),
                PersonMatcher.isSameNumber(person.studentNumber(), line.studentNumber()));
        add(changes, Change.What.LOGIN, person.login(), line.login(), isSame(person.login(), line.login()));
        add(changes, Change.What.SECTION, person.section(), line.section(), isSame(person.section(), line.section()));
        if (!person.active()) {
            changes.add(new Change(Change.What.RETURNS, "", ""));
        }
        return changes;
    }

    private static boolean isSame(String one, String other) {
        return Cells.key(one).equals(Cells.key(other));
    }

    private static void add(List<Change> changes, Change.What what, String before, String after, boolean same) {
        if (!after.isEmpty() && !same) {
            changes.add(new Change(what, before, after));
        }
    }
}

package org.gradus.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds who is meant by the lines of a sheet. What tells people apart by itself (numbers, login, e-mail) decides; a name decides only
 * where nothing of that finds anybody. Where two of them contradict each other, nobody is chosen.
 */
final class PersonMatcher {
    private final Map<MatchedBy, Map<String, List<KnownPerson>>> known = new EnumMap<>(MatchedBy.class);

    /** Who a line says it is; what it does not say is empty. */
    record Identity(String platformId, String studentNumber, String login, String email, String name) {}

    /** Who is meant: exactly one candidate if {@code by} is there, nobody or several otherwise. */
    record Match(@Nullable MatchedBy by, List<KnownPerson> candidates) {
        private static final Match NOBODY = new Match(null, List.of());

        Match {
            candidates = List.copyOf(candidates);
        }

        private static Match several(Collection<KnownPerson> people) {
            return new Match(null, List.copyOf(people));
        }
    }

    PersonMatcher(Collection<KnownPerson> people, Map<String, Long> platformIds) {
        for (MatchedBy by : MatchedBy.values()) {
            known.put(by, new HashMap<>());
        }
        Map<Long, KnownPerson> byId = people.stream().collect(Collectors.toMap(KnownPerson::id, person -> person));
        platformIds.forEach((platformId, id) -> {
            KnownPerson person = byId.get(id);
            if (person != null) {
                add(MatchedBy.PLATFORM_ID, platformId, person);
            }
        });
        for (KnownPerson person : people) {
            add(MatchedBy.STUDENT_NUMBER, person.studentNumber(), person);
            add(MatchedBy.LOGIN, person.login(), person);
            add(MatchedBy.EMAIL, person.email(), person);
            int at = person.email().indexOf('@');
            if (person.login().isBlank() && at > 0) {
                add(MatchedBy.START_OF_EMAIL, person.email().substring(0, at), person);
            }
            add(MatchedBy.NAME, Cells.inSpokenOrder(Cells.plain(person.name())), person);
        }
    }

    private void add(MatchedBy by, String text, KnownPerson person) {
        String key = key(by, text);
        if (!key.isEmpty()) {
            map(by).computeIfAbsent(key, unused -> new ArrayList<>()).add(person);
        }
    }

    private static String key(MatchedBy by, String text) {
        // Spreadsheets take the zeros away that a student number begins with.
        String key = Cells.key(text);
        return by == MatchedBy.STUDENT_NUMBER ? key.replaceFirst("^0+(?=.)", "") : key;
    }

    /** Whether two student numbers are the same, but for zeros in front. */
    static boolean isSameNumber(String one, String other) {
        return key(MatchedBy.STUDENT_NUMBER, one).equals(key(MatchedBy.STUDENT_NUMBER, other));
    }

    private Map<String, List<KnownPerson>> map(MatchedBy by) {
        return known.getOrDefault(by, Map.of());
    }

    /** Who is meant by each line; no person is meant by two. */
    List<Match> match(List<Identity> lines) {
        List<Match> matches = new ArrayList<>();
        Set<Long> taken = new HashSet<>();
        for (Identity line : lines) {
            Match match = surely(line);
            matches.add(match);
            match.candidates.forEach(person -> taken.add(person.id()));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (matches.get(i).candidates.isEmpty()) {
                matches.set(i, perhaps(lines.get(i), taken));
            }
        }
        return withoutDoubles(matches);
    }

    private Match surely(Identity line) {
        Map<MatchedBy, List<KnownPerson>> found = new EnumMap<>(MatchedBy.class);
        for (MatchedBy by : MatchedBy.values()) {
            List<KnownPerson> people =
                    by.isSure() ? map(by).getOrDefault(key(by, text(line, by)), List.of()) : List.of();
            if (!people.isEmpty()) {
                found.put(by, people);
            }
        }
        if (found.isEmpty()) {
            return Match.NOBODY;
        }
        Set<KnownPerson> all = new LinkedHashSet<>();
        found.values().forEach(all::addAll);
        Set<KnownPerson> common = new LinkedHashSet<>(all);
        found.values().forEach(common::retainAll);
        return common.size() == 1
                ? new Match(found.keySet().iterator().next(), List.copyOf(common))
                : Match.several(common.isEmpty() ? all : common);
    }

    private static String text(Identity line, MatchedBy by) {
        return switch (by) {
            case PLATFORM_ID -> line.platformId;
            case STUDENT_NUMBER -> line.studentNumber;
            case LOGIN -> line.login;
            case EMAIL -> line.email;
            case START_OF_EMAIL -> line.login;
            case NAME -> Cells.inSpokenOrder(Cells.plain(line.name));
        };
    }

    /** Among those whom no line is surely about. Another student number is another person, whatever the name. */
    private Match perhaps(Identity line, Set<Long> taken) {
        for (MatchedBy by : List.of(MatchedBy.START_OF_EMAIL, MatchedBy.NAME)) {
            List<KnownPerson> people = map(by).getOrDefault(key(by, text(line, by)), List.of()).stream()
                    .filter(person -> !taken.contains(person.id()))
                    .filter(person -> line.studentNumber.isBlank()
                            || person.studentNumber().isBlank()
                            || isSameNumber(line.studentNumber, person.studentNumber()))
                    .toList();
            if (!people.isEmpty()) {
                return people.size() == 1 ? new Match(by, people) : Match.several(people);
            }
        }
        return Match.NOBODY;
    }

    private static List<Match> withoutDoubles(List<Match> matches) {
        Map<Long, Long> lines = matches.stream()
                .filter(match -> match.by != null)
                .collect(Collectors.groupingBy(match -> match.candidates.get(0).id(), Collectors.counting()));
        return matches.stream()
                .map(match -> match.by != null
                                && lines.getOrDefault(match.candidates.get(0).id(), 0L) > 1
                        ? Match.several(match.candidates)
                        : match)
                .toList();
    }
}

package org.gradus.submission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The classes of one jar by name, with what they inherit. */
final class ImplementationSearch {
    private static final int MOST_NAMED = 4;

    private final Map<String, ClassFacts> byName = new TreeMap<>();
    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Map<String, List<String>> hierarchy;

    ImplementationSearch(Collection<ClassFacts> classes, Map<String, List<String>> hierarchy) {
        this.hierarchy = hierarchy;
        hierarchy.forEach((name, supertypes) -> supertypes.forEach(supertype -> inherits(name, supertype)));
        for (ClassFacts facts : classes) {
            byName.put(facts.name(), facts);
            // The interfaces handed out first: a copy of them in the jar is not the one that is loaded.
            if (!hierarchy.containsKey(facts.name())) {
                facts.interfaces().forEach(supertype -> inherits(facts.name(), supertype));
                inherits(facts.name(), facts.superclass());
            }
        }
    }

    private void inherits(String name, String supertype) {
        subtypes.computeIfAbsent(supertype, unused -> new ArrayList<>()).add(name);
    }

    private List<ClassFacts> implementationsOf(String role) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(role));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                open.addAll(subtypes.getOrDefault(next, List.of()));
            }
        }
        return byName.values().stream()
                .filter(facts -> !facts.local() && seen.contains(facts.name()))
                .toList();
    }

    List<ClassFacts> concreteImplementationsOf(String role) {
        return implementationsOf(role).stream()
                .filter(facts -> !facts.isAbstract())
                .toList();
    }

    String problem(String role, List<ClassFacts> candidates) {
        String wanted = ClassFacts.simpleName(role);
        if (candidates.size() > 1) {
            return count(candidates.size()) + " classes implement " + wanted + ": " + names(candidates) + ". Keep one.";
        }
        if (candidates.size() == 1) {
            return unusable(candidates.get(0), wanted);
        }
        List<ClassFacts> unfinished = implementationsOf(role).stream()
                .filter(facts -> !facts.isInterface())
                .toList();
        if (!unfinished.isEmpty()) {
            return shown(unfinished.get(0)) + " implements " + wanted
                    + " but is abstract. Take \"abstract\" away, or add a" + " class that extends it.";
        }
        return "No class implements " + wanted + nearMiss(role, wanted) + ".";
    }

    private static String unusable(ClassFacts candidate, String wanted) {
        String start = shown(candidate) + " implements " + wanted + " but ";
        if (!candidate.isPublic()) {
            return start + "is not public. Declare it as \"public class\".";
        }
        return start + "has no public constructor without parameters. Add one, or take your own constructor away"
                + (candidate.name().indexOf('$') >= 0 ? "; a nested class must be static." : ".");
    }

    /** The two slips that are seen: implementing the common interface itself, and implementing a copy of the interface. */
    private String nearMiss(String role, String wanted) {
        for (ClassFacts facts : byName.values()) {
            if (facts.isInterface()) {
                continue;
            }
            for (String implemented : facts.interfaces()) {
                if (!implemented.equals(role)
                        && ClassFacts.simpleName(implemented).equals(wanted)) {
                    return ": " + shown(facts) + " implements " + Shown.name(implemented)
                            + ", which is another one than " + role
                            + ". Delete your copy and import the interface that was handed out";
                }
            }
        }
        for (ClassFacts facts : byName.values()) {
            for (String common : hierarchy.getOrDefault(role, List.of())) {
                if (!facts.isInterface() && facts.interfaces().contains(common)) {
                    return ": " + shown(facts) + " implements " + ClassFacts.simpleName(common) + " itself. Let it"
                            + " implement " + wanted + " instead";
                }
            }
        }
        return ". Write a public class that \"implements " + wanted + "\"";
    }

    private static String names(List<ClassFacts> candidates) {
        List<String> names = new ArrayList<>();
        boolean sameNames =
                candidates.stream().map(ClassFacts::simpleName).distinct().count() < candidates.size();
        for (ClassFacts candidate : candidates.subList(0, Math.min(candidates.size(), MOST_NAMED))) {
            names.add(sameNames ? Shown.name(candidate.name()) : shown(candidate));
        }
        if (candidates.size() > MOST_NAMED) {
            names.add((candidates.size() - MOST_NAMED) + " more");
        }
        return Shown.enumerate(names);
    }

    private static String count(int number) {
        return number == 2 ? "Two" : Integer.toString(number);
    }

    private static String shown(ClassFacts facts) {
        return Shown.name(facts.simpleName());
    }
}

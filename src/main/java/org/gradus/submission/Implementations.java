package org.gradus.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which classes of a jar implement the interfaces of an assignment, known from the class files alone. */
public sealed interface Implementations {
    /**
     * Each interface has exactly one implementation that can be used.
     *
     * @param byRole binary name of the implementing class by binary name of the interface
     */
    record Found(Map<String, String> byRole) implements Implementations {
        public Found {
            byRole = Map.copyOf(byRole);
        }
    }

    /**
     * Something is missing or ambiguous.
     *
     * @param sentences what, and what to do, for the student; at least one
     */
    record Problems(List<String> sentences) implements Implementations {
        public Problems {
            sentences = List.copyOf(sentences);
            if (sentences.isEmpty()) {
                throw new IllegalArgumentException("problems without a sentence");
            }
        }
    }

    /**
     * Looks for the implementations. Anonymous classes and those declared within a method do not count.
     *
     * @param classes the classes of the jar
     * @param roles binary names of the interfaces to implement
     * @param hierarchy direct superinterfaces of each interface handed out, by binary names; see {@link #hierarchy}
     */
    static Implementations find(List<ClassFacts> classes, List<String> roles, Map<String, List<String>> hierarchy) {
        ImplementationSearch search = new ImplementationSearch(classes, hierarchy);
        Map<String, String> found = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String role : roles) {
            List<ClassFacts> candidates = search.concreteImplementationsOf(role);
            if (candidates.size() == 1 && usable(candidates.get(0))) {
                found.put(role, candidates.get(0).name());
            } else {
                problems.add(search.problem(role, candidates));
            }
        }
        problems.addAll(sharedClasses(found));
        return problems.isEmpty() ? new Found(found) : new Problems(problems);
    }

    /**
     * Reads the superinterfaces out of the class files of the interfaces handed out.
     *
     * @param interfaces class files by binary name
     * @throws IllegalArgumentException if one is no class file
     */
    static Map<String, List<String>> hierarchy(Map<String, byte[]> interfaces) {
        Map<String, List<String>> hierarchy = new TreeMap<>();
        interfaces.forEach((name, classFile) ->
                hierarchy.put(name, ClassFacts.read(classFile).interfaces()));
        return hierarchy;
    }

    private static boolean usable(ClassFacts candidate) {
        return candidate.isPublic() && candidate.constructible();
    }

    /** A class for two roles would be compared with itself. */
    private static List<String> sharedClasses(Map<String, String> found) {
        Map<String, List<String>> roles = new LinkedHashMap<>();
        found.forEach((role, name) ->
                roles.computeIfAbsent(name, unused -> new ArrayList<>()).add(ClassFacts.simpleName(role)));
        List<String> sentences = new ArrayList<>();
        roles.forEach((name, shared) -> {
            if (shared.size() > 1) {
                sentences.add(
                        Shown.name(ClassFacts.simpleName(name)) + " implements " + (shared.size() == 2 ? "both " : "")
                                + Shown.enumerate(shared) + ". Write a class of its own for each of them.");
            }
        });
        return sentences;
    }
}

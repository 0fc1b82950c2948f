package org.gradus.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.check.GradusException;
import org.gradus.check.Mistake;
import org.gradus.check.Visibility;

/**
 * The classes of an assignment that travel with its starter beside the interfaces: those that hold the public checks, and what these
 * mention.
 *
 * @param types the classes that hold the public checks
 * @param classFiles their class files and those that they need, by binary name, without the interfaces
 */
record PublicChecks(List<Class<?>> types, Map<String, byte[]> classFiles) {
    PublicChecks {
        types = List.copyOf(types);
        classFiles = new TreeMap<>(classFiles);
    }

    /**
     * Collects them.
     *
     * @throws GradusException if a public check lies beside a hidden one, or mentions what students must not see
     */
    static PublicChecks of(Assignment assignment) {
        List<Class<?>> types = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Class<?> type : holders(assignment, true)) {
            if (holders(assignment, false).contains(type)) {
                problems.add(
                        type.getSimpleName() + " holds public and hidden checks. Public checks travel with the starter:"
                                + " move them into a class of their own, such as " + publicName(type) + ".");
            } else if (Modifier.isFinal(type.getModifiers()) || type.isMemberClass()) {
                problems.add(
                        type.getSimpleName()
                                + " holds public checks, so the starter's test extends it: it must be neither final nor nested.");
            } else {
                types.add(type);
            }
        }
        Map<String, byte[]> classFiles = new TreeMap<>();
        for (Class<?> type : types) {
            collect(type, assignment, classFiles, problems);
        }
        if (!problems.isEmpty()) {
            throw new GradusException(
                    "The starter of " + assignment.id() + " cannot be made. " + String.join(" ", problems));
        }
        return new PublicChecks(types, classFiles);
    }

    private static Set<Class<?>> holders(Assignment assignment, boolean isPublic) {
        return assignment.checks().stream()
                .filter(check -> (check.visibility() == Visibility.PUBLIC) == isPublic)
                .map(CheckDefinition::method)
                .map(method -> (Class<?>) method.getDeclaringClass())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String publicName(Class<?> type) {
        return type.getSimpleName().replaceFirst("Checks$", "") + "PublicChecks";
    }

    private static void collect(
            Class<?> type, Assignment assignment, Map<String, byte[]> collected, List<String> problems) {
        Deque<String> open = new ArrayDeque<>(List.of(type.getName()));
        while (!open.isEmpty()) {
            String name = open.pop();
            Optional<Class<?>> found = own(name, type.getClassLoader());
            if (found.isPresent() && !assignment.interfaces().containsKey(name) && !collected.containsKey(name)) {
                if (isSecret(found.get(), assignment)) {
                    problems.add(
                            type.getSimpleName() + " mentions " + found.get().getSimpleName()
                                    + ", which students must not see. Public checks hold stored numbers only.");
                } else {
                    byte[] bytes = bytes(found.get());
                    collected.put(name, bytes);
                    open.addAll(ClassMentions.in(bytes));
                }
            }
        }
    }

    /** The class of this name if it belongs to the assignment. */
    private static Optional<Class<?>> own(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return type.getClassLoader() == loader ? Optional.of(type) : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static boolean isSecret(Class<?> type, Assignment assignment) {
        Class<?> outer = outermost(type);
        return outer.getSimpleName().endsWith("Reference")
                || outer.isAnnotationPresent(Mistake.class)
                || holders(assignment, false).contains(outer)
                || assignment.roles().stream().anyMatch(role -> role.isAssignableFrom(outer));
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        return outer;
    }

    static byte[] bytes(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not at hand");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

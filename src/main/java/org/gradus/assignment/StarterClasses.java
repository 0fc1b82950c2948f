package org.gradus.assignment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradus.check.GradusException;

/** The classes that students begin from, compiled as they stand in the assignment's folder. */
public final class StarterClasses {
    private static final int RELEASE = 17;

    private StarterClasses() {}

    /**
     * Compiles them.
     *
     * @return the starter's implementation of each role; empty if there is no starter or it leaves a role out
     * @throws AssignmentProblem if the starter does not compile
     */
    public static Map<Class<?>, Supplier<Object>> of(Assignment assignment) {
        Path folder = assignment.folder().resolve("starter/src/main/java");
        List<Path> sources = sources(folder);
        if (sources.isEmpty()) {
            return Map.of();
        }
        InMemoryCompiler.Result result = InMemoryCompiler.compile(
                assignment.folder(), sources, InMemoryCompiler.ownClassPath(), assignment.interfaces(), RELEASE);
        if (!result.errors().isEmpty()) {
            throw new AssignmentProblem(assignment.id(), result.errors());
        }
        ClassLoader interfaces = assignment.roles().get(0).getClassLoader();
        ClassLoader loader = new MemoryClassLoader("starter " + assignment.id(), result.classes(), interfaces);
        Map<Class<?>, Supplier<Object>> implementations = new LinkedHashMap<>();
        for (String name : result.classes().keySet()) {
            Class<?> type = load(loader, name);
            for (Class<?> role : assignment.roles()) {
                if (role.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    implementations.put(role, () -> instance(type));
                }
            }
        }
        return implementations.keySet().containsAll(assignment.roles()) ? implementations : Map.of();
    }

    private static List<Path> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object instance(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new GradusException(
                    "The starter's " + type.getName() + " must be public with a public constructor without parameters.",
                    e);
        }
    }
}

package org.gradus.assignment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradus.testing.Sources;

/** Java sources compiled into memory against the test's class path, and their classes. */
final class CompiledFolder extends ClassLoader {
    private final Map<String, byte[]> classes;

    private CompiledFolder(Map<String, byte[]> classes) {
        super(CompiledFolder.class.getClassLoader());
        this.classes = classes;
    }

    /** Compiles every source under the assignment's folder but its checks and its starter. */
    static CompiledFolder ofAssignment(Path folder) {
        return of(assignmentSources(folder));
    }

    /** Compiles one sample submission (or a starter) together with the assignment's interfaces and reference. */
    static CompiledFolder ofSample(Path assignment, Path sample) {
        List<Path> sources = new ArrayList<>(sourcesIn(assignment, 1));
        sources.addAll(sourcesIn(sample, 16));
        return of(sources);
    }

    static List<Path> mistakeSources(Path folder) {
        return sourcesIn(folder.resolve("mistakes"), 1);
    }

    private static List<Path> assignmentSources(Path folder) {
        List<Path> sources = new ArrayList<>(sourcesIn(folder, 1));
        sources.addAll(mistakeSources(folder));
        return sources;
    }

    private static List<Path> sourcesIn(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().endsWith("Checks.java"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(folder + " cannot be read", e);
        }
    }

    private static CompiledFolder of(List<Path> sources) {
        return new CompiledFolder(Sources.compile(Path.of(""), sources, Map.of()));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Returns every class whose binary name starts with the prefix, nested ones left out, by name. */
    List<Class<?>> classesStartingWith(String prefix) {
        return classes.keySet().stream()
                .filter(name -> name.startsWith(prefix) && !name.contains("$"))
                .sorted()
                .<Class<?>>map(this::type)
                .toList();
    }

    Class<?> type(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " was not compiled", e);
        }
    }
}

package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One assignment with a single role: its folder, compiled, and its sample submissions. */
final class AssignmentFiles {
    private final Path folder;
    private final Path submissions;
    private final String packageName;
    private final String role;
    private final CompiledFolder compiled;

    /**
     * Compiles an assignment.
     *
     * @param id the name of its folder
     * @param packageName the last part of its package's name
     * @param role simple name of the interface that a student implements
     */
    AssignmentFiles(String id, String packageName, String role) {
        this.folder = Path.of("reference", id);
        this.submissions = Path.of("submissions", id);
        this.packageName = "org.gradus.assignments." + packageName;
        this.role = role;
        this.compiled = CompiledFolder.ofAssignment(folder);
    }

    /** Returns a new object of a class of the assignment's own package. */
    Subject object(String simpleName) {
        return Subject.of(compiled.type(packageName + "." + simpleName));
    }

    List<Class<?>> mistakes() {
        return compiled.classesStartingWith(packageName + ".mistakes.");
    }

    Subject mistake(String simpleName) {
        return object("mistakes." + simpleName);
    }

    int mistakeSources() {
        return CompiledFolder.mistakeSources(folder).size();
    }

    List<Path> samples(String kind) {
        return children(submissions.resolve(kind));
    }

    /** Compiles a sample and returns its implementation, after a look at whether there is exactly one. */
    Class<?> implementation(Path sample) {
        CompiledFolder folderOfSample = CompiledFolder.ofSample(folder, sample);
        Class<?> type = folderOfSample.type(packageName + "." + role);
        Predicate<Class<?>> fills =
                candidate -> type.isAssignableFrom(candidate) && !Modifier.isAbstract(candidate.getModifiers());
        List<Class<?>> filling = folderOfSample.classesStartingWith("student.").stream()
                .filter(fills)
                .toList();
        assertThat(filling).as("classes for %s in %s", role, sample).hasSize(1);
        return filling.get(0);
    }

    static JsonNode expectation(Path sample) {
        try {
            return new YAMLMapper().readTree(sample.resolve("expected.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> starterSources() {
        return children(folder.resolve("starter/src/main/java/student"));
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

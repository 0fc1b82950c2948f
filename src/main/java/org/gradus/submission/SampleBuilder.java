package org.gradus.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds the jar of a sample submission from its folder: sources, and a recipe where a plain jar would not do. */
public final class SampleBuilder {
    private final List<Path> classPath;
    private final int release;

    /**
     * A builder.
     *
     * @param classPath what a student's code may see: the API and EJML, jars or folders
     * @param release the Java version to compile for
     */
    public SampleBuilder(List<Path> classPath, int release) {
        this.classPath = List.copyOf(classPath);
        this.release = release;
    }

    /** What came of building a sample. */
    public sealed interface Built {
        /** The jar, or what the sample hands in for one. */
        record Jar(byte[] bytes) implements Built {}

        /**
         * The sources do not compile.
         *
         * @param errors with file and line
         */
        record Broken(List<String> errors) implements Built {
            public Broken {
                errors = List.copyOf(errors);
            }
        }
    }

    /**
     * Builds a sample. The same folder gives the same bytes.
     *
     * @param folder the sample's folder: all {@code .java} files in and below it are compiled
     * @param interfaces class files of the assignment's interfaces by binary name
     * @throws IllegalArgumentException if the folder's {@code expected.yaml} has a recipe that cannot be understood
     */
    public Built build(Path folder, Map<String, byte[]> interfaces) {
        JarRecipe recipe = JarRecipe.of(folder);
        List<Path> sources = sources(folder);
        Map<String, byte[]> classes = new TreeMap<>();
        if (!sources.isEmpty()) {
            InMemoryCompiler.Result result = InMemoryCompiler.compile(sources, classPath, interfaces, release);
            if (!result.errors().isEmpty()) {
                return new Built.Broken(result.errors());
            }
            result.classes().forEach((name, content) -> classes.put(name.replace('.', '/') + ".class", content));
        }
        return new Built.Jar(new OddJar(classes, texts(sources), interfaces, classPath).bytes(recipe));
    }

    private static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The sample " + folder + " cannot be read.", e);
        }
    }

    private static Map<String, String> texts(List<Path> sources) {
        Map<String, String> texts = new TreeMap<>();
        for (Path source : sources) {
            try {
                texts.put(source.getFileName().toString(), Files.readString(source));
            } catch (IOException e) {
                throw new UncheckedIOException("The source " + source + " cannot be read.", e);
            }
        }
        return texts;
    }
}

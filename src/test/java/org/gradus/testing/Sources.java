package org.gradus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradus.assignment.InMemoryCompiler;

/** Compiles sources, given as texts or as files, in the way assignments and samples are compiled. */
public final class Sources {
    private static final int RELEASE = 17;

    private Sources() {}

    /**
     * Compiles texts.
     *
     * @param texts sources by binary name
     * @param given class files to compile against, by binary name, beside the tests' class path
     * @return class files by binary name
     */
    public static Map<String, byte[]> compile(Map<String, String> texts, Map<String, byte[]> given) {
        try {
            Path folder = Files.createTempDirectory("sources");
            try {
                List<Path> files = new ArrayList<>();
                for (Map.Entry<String, String> text : texts.entrySet()) {
                    Path file = folder.resolve(text.getKey().replace('.', '/') + ".java");
                    Files.createDirectories(file.getParent());
                    files.add(Files.writeString(file, text.getValue()));
                }
                return compile(folder, files, given);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles files against the tests' class path and the given classes. */
    public static Map<String, byte[]> compile(Path root, List<Path> files, Map<String, byte[]> given) {
        InMemoryCompiler.Result result =
                InMemoryCompiler.compile(root, files, InMemoryCompiler.ownClassPath(), given, RELEASE);
        if (!result.errors().isEmpty()) {
            throw new IllegalArgumentException("does not compile: " + String.join("\n", result.errors()));
        }
        return result.classes();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package org.gradus.submission;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a sample's jar differs from a plain one: the part {@code jar:} of its {@code expected.yaml}.
 *
 * @param count how many entries, or mebibytes; 0 for the kind's default
 * @param name the name that the kind is about: an entry, a service, a package, a line of the manifest; empty for its default
 * @param classVersion the class-file version to write; 0 for the kind's default
 */
record JarRecipe(Kind kind, int count, String name, int classVersion) {
    /** In {@code expected.yaml} in lower case with hyphens. */
    enum Kind {
        /** The classes, nothing else. */
        PLAIN,
        /** A text. */
        NOT_A_ZIP,
        /** Zero bytes. */
        EMPTY,
        /** A zip without entries. */
        NO_ENTRIES,
        /** The first two thirds of the jar. */
        TRUNCATED,
        /** The sources instead of the classes. */
        SOURCES_ONLY,
        /** The project's folder with sources, build file and classes under {@code target}. */
        PROJECT,
        /** Plus {@code count} mebibytes of zeros in one entry. */
        ZIP_BOMB,
        /** Plus {@code count} empty entries. */
        MANY_ENTRIES,
        /** Two entries that share their bytes. */
        OVERLAPPING,
        /** The first class twice. */
        DUPLICATE_ENTRY,
        /** Plus a class named {@code name}. */
        TRAVERSAL,
        /** Plus the jar itself as {@code lib/inner.jar}. */
        NESTED_JAR,
        /** Plus signature files. */
        SIGNED,
        /** Plus the classes again for Java 21. */
        MULTI_RELEASE,
        /** All classes with the class-file version {@code class-version}. */
        TOO_NEW,
        /** All classes cut in half. */
        BROKEN_CLASS,
        /** All classes under {@code classes/}. */
        MISPLACED,
        /** Plus a registration of {@code student.Engine} as the service {@code name}. */
        SERVICES,
        /** Plus a {@code junit-platform.properties}. */
        JUNIT_PROPERTIES,
        /** Plus a manifest with the line {@code name}. */
        MANIFEST,
        /** Plus an empty class {@code Shadow} in the package {@code name}. */
        SHADOW,
        /** Plus the beginning of an ELF library. */
        NATIVE_LIBRARY,
        /** Plus the classes of EJML's SimpleMatrix. */
        BUNDLED_EJML,
        /** Plus the assignment's interfaces. */
        BUNDLED_INTERFACES,
        /** The first entry marked as encrypted. */
        ENCRYPTED
    }

    static final JarRecipe PLAIN = new JarRecipe(Kind.PLAIN, 0, "", 0);

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory()).build();

    /** As written in the file. */
    private record Written(
            @Nullable String kind,
            int count,
            @Nullable String name,
            @JsonProperty("class-version") int classVersion) {}

    /**
     * Reads the recipe of a sample.
     *
     * @param folder the sample's folder
     * @throws IllegalArgumentException if it cannot be understood, with file and reason
     */
    static JarRecipe of(Path folder) {
        Path file = folder.resolve(SubmissionSources.SAMPLE_MARKER);
        if (!Files.exists(file)) {
            return PLAIN;
        }
        try {
            JsonNode jar = YAML.readTree(file.toFile()).path("jar");
            if (jar.isMissingNode()) {
                return PLAIN;
            }
            Written written = YAML.treeToValue(jar, Written.class);
            if (written.kind == null) {
                throw new IllegalArgumentException(file + ": \"jar\" has no \"kind\".");
            }
            Kind kind = Kind.valueOf(written.kind.toUpperCase(Locale.ROOT).replace('-', '_'));
            return new JarRecipe(kind, written.count, written.name == null ? "" : written.name, written.classVersion);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " cannot be understood: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    String nameOr(String otherwise) {
        return name.isEmpty() ? otherwise : name;
    }

    int countOr(int otherwise) {
        return count == 0 ? otherwise : count;
    }
}

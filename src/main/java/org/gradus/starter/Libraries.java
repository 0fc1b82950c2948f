package org.gradus.starter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradus.api.LossAndGradient;
import org.gradus.assignment.Assignment;

/**
 * The jars that a starter carries, as a Maven repository in its folder {@code lib/}. The version of each is a hash of its content:
 * Maven keeps copies, and a starter that was handed out again must not be built with the jars of the first one.
 */
record Libraries(Library interfaces, Library checks, List<Library> all) {
    private static final String GROUP = "org.gradus";
    private static final String ASSIGNMENTS = "org.gradus.assignments";
    private static final int VERSION_DIGITS = 12;

    /** One jar with what it needs in turn. */
    record Library(String group, String name, byte[] jar, String dependencies) {
        String version() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(jar);
                digest.update(dependencies.getBytes(StandardCharsets.UTF_8));
                return "1-" + HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** As a dependency in a project's description. */
        String dependency() {
            return Template.of("dependency.xml")
                    .with("group", group)
                    .with("name", name)
                    .with("version", version())
                    .text();
        }

        private String path(String ending) {
            return "lib/" + group.replace('.', '/') + "/" + name + "/" + version() + "/" + name + "-" + version()
                    + ending;
        }
    }

    static Libraries of(Assignment assignment, PublicChecks publicChecks) {
        Library api = new Library(GROUP, "gradus-api", Entries.jar(ownClasses("api")), "");
        Map<String, byte[]> words = ownClasses("check");
        words.putAll(ownClasses("numerics"));
        words.putAll(ownClasses("data"));
        Library check = new Library(GROUP, "gradus-check", Entries.jar(words), api.dependency());
        Library interfaces = new Library(
                ASSIGNMENTS, assignment.id(), Entries.jar(entries(assignment.interfaces())), api.dependency());
        Map<String, byte[]> travelling = entries(publicChecks.classFiles());
        travelling.put(
                "junit-platform.properties",
                Template.of("junit-platform.properties")
                        .with(
                                "seconds",
                                Long.toString(assignment.limits().check().toSeconds()))
                        .text()
                        .getBytes(StandardCharsets.UTF_8));
        Library checks = new Library(
                ASSIGNMENTS,
                assignment.id() + "-checks",
                Entries.jar(travelling),
                check.dependency() + interfaces.dependency());
        return new Libraries(interfaces, checks, List.of(api, check, interfaces, checks));
    }

    /** The repository's files by path within the project. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (Library library : all) {
            files.put(library.path(".jar"), library.jar());
            files.put(
                    library.path(".pom"),
                    Template.of("library.xml")
                            .with("group", library.group())
                            .with("name", library.name())
                            .with("version", library.version())
                            .with("dependencies", library.dependencies())
                            .text()
                            .getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static Map<String, byte[]> entries(Map<String, byte[]> classFiles) {
        Map<String, byte[]> entries = new TreeMap<>();
        classFiles.forEach((name, bytes) -> entries.put(name.replace('.', '/') + ".class", bytes));
        return entries;
    }

    /** The classes of one of Gradus' own packages, from wherever this Gradus runs. */
    private static Map<String, byte[]> ownClasses(String packageName) {
        String folder = "org/gradus/" + packageName;
        try {
            URI own = LossAndGradient.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path place = Path.of(own);
            if (Files.isDirectory(place)) {
                return classes(place.resolve(folder), folder);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return classes(jar.getPath(folder), folder);
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> classes(Path root, String folder) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.list(root)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                classes.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return classes;
    }
}

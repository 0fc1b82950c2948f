package org.gradus.starter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import org.gradus.assignment.Assignment;
import org.gradus.check.GradusException;

/**
 * The project that a student begins from. The same assignment and the same Gradus give the same bytes.
 *
 * @param id the assignment's id, which also names the project and its jar
 * @param files content by path within the project, with {@code /} between folders
 * @param notes sentences for the instructor about files that were not taken
 */
public record Starter(String id, Map<String, byte[]> files, List<String> notes) {
    /** What Gradus writes itself, the same for all assignments. */
    private static final List<String> OWN = List.of("pom.xml", "README.md");

    public Starter {
        files = new TreeMap<>(files);
        notes = List.copyOf(notes);
    }

    /**
     * Puts the starter of an assignment together: its folder {@code starter/}, its handout, and what Gradus adds.
     *
     * @throws GradusException if something is missing, or a public check needs what students must not see
     */
    public static Starter of(Assignment assignment) {
        Path folder = assignment.folder().resolve("starter");
        if (!Files.isDirectory(folder.resolve("src"))) {
            throw new GradusException("The assignment " + assignment.id()
                    + " has no folder starter/src. Put the classes that students complete into starter/src/main/java.");
        }
        Map<String, byte[]> files = new TreeMap<>();
        List<String> notes = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (OWN.contains(name)) {
                notes.add("The file starter/" + name + " of " + assignment.id()
                        + " is not taken: Gradus writes it, the same for all assignments. Delete it.");
            } else if (!name.startsWith("target/")) {
                files.put(name, read(file));
            }
        }
        files.put("handout.md", read(assignment.folder().resolve("handout.md")));
        PublicChecks checks = PublicChecks.of(assignment);
        Libraries libraries = Libraries.of(assignment, checks);
        files.putAll(libraries.files());
        new ProjectTexts(assignment, libraries, checks)
                .files()
                .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new Starter(assignment.id(), files, notes);
    }

    /** Writes the project into a folder, which is made. */
    public void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.write(target, file.getValue());
        }
    }

    /** The project as a zip that unpacks into one folder, named after the assignment. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Entries.put(zip, id + "/" + file.getKey(), file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new GradusException("The file " + file + " cannot be read. The starter needs it.", e);
        }
    }
}

package org.gradus.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.gradus.api.LossAndGradient;
import org.gradus.assignment.Assignment;
import org.gradus.check.GradusException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what a student begins from: a Maven project with the handout and the two small jars that it compiles against. */
@Command(
        name = "starter",
        description = "Writes the starter of an assignment: a Maven project that builds the jar to hand in.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "In the new folder, mvn package builds target/ID.jar. It holds the interfaces and the handout, but no",
            "check and no reference, so it can be given to students.",
            "",
            Main.EXIT_CODES
        })
final class StarterCommand implements Callable<Integer> {
    private static final String API = "org/gradus/api";

    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the project is written; by default a folder named ID.")
    private Path out = Path.of("");

    @Parameters(paramLabel = "ID", description = "The assignment.")
    private String id = "";

    @Override
    public Integer call() throws IOException {
        Assignment assignment = installation.assignment(id);
        Path starter = assignment.folder().resolve("starter");
        Path project = out.toString().isEmpty() ? Path.of(id) : out;
        if (Files.exists(project)) {
            throw new GradusException(
                    project + " exists already. Name another folder with --out, so that nobody's work is lost.");
        }
        if (!Files.isDirectory(starter)) {
            throw new GradusException("The assignment " + id + " has no folder starter.");
        }
        copy(starter, project);
        Files.copy(assignment.folder().resolve("handout.md"), project.resolve("handout.md"));
        Path lib = Files.createDirectories(project.resolve("lib"));
        writeJar(lib.resolve("gradus-api.jar"), apiClasses());
        Map<String, byte[]> interfaces = new TreeMap<>();
        assignment.interfaces().forEach((name, bytes) -> interfaces.put(name.replace('.', '/') + ".class", bytes));
        writeJar(lib.resolve(id + ".jar"), interfaces);
        System.out.println("Wrote " + project + ". Build with mvn package, check with ./gradus check "
                + project.resolve("target").resolve(id + ".jar") + ".");
        return 0;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path source : walk.filter(file -> !file.startsWith(from.resolve("target")))
                    .toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }

    /** The classes of {@code org.gradus.api}, from wherever this Gradus runs. */
    private static Map<String, byte[]> apiClasses() throws IOException {
        try {
            URI own = LossAndGradient.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path place = Path.of(own);
            if (Files.isDirectory(place)) {
                return classes(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return classes(jar.getPath("/"));
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, byte[]> classes(Path root) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.list(root.resolve(API))) {
            for (Path file : files.toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    classes.put(API + "/" + file.getFileName(), in.readAllBytes());
                }
            }
        }
        return classes;
    }

    private static void writeJar(Path file, Map<String, byte[]> entries) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
    }
}

package org.gradus.benchmark;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gradus.assignment.Assignment;
import org.gradus.submission.SampleBuilder;

/** Sample submissions, compiled: as jars for Gradus, and unpacked for a class path. */
final class Samples {
    private Samples() {}

    /**
     * A compiled sample.
     *
     * @param name kind and folder, such as {@code accepted/loops}
     */
    record Compiled(String name, Path jar, Path classes) {
        boolean isRight() {
            return name.startsWith("accepted/");
        }
    }

    /** Compiles every sample of an assignment that is right or partly right. */
    static List<Compiled> of(Assignment assignment, Path into) throws IOException {
        List<Compiled> samples = new ArrayList<>();
        for (String kind : List.of("accepted", "partial")) {
            Path folder = Path.of("submissions", assignment.id(), kind);
            try (Stream<Path> folders = Files.list(folder)) {
                for (Path each : folders.filter(Files::isDirectory).sorted().toList()) {
                    samples.add(compiled(assignment, each, kind + "/" + each.getFileName(), into));
                }
            }
        }
        return samples;
    }

    private static Compiled compiled(Assignment assignment, Path folder, String name, Path into) throws IOException {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        if (!(new SampleBuilder(classPath, 17).build(folder, assignment.interfaces())
                instanceof SampleBuilder.Built.Jar built)) {
            throw new IllegalStateException(folder + " does not compile");
        }
        Path jar = into.resolve(name + ".jar");
        Path classes = into.resolve(name);
        Files.createDirectories(classes);
        Files.write(jar, built.bytes());
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(built.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    Path target = classes.resolve(entry.getName());
                    Files.createDirectories(target.getParent());
                    Files.write(target, zip.readAllBytes());
                }
            }
        }
        return new Compiled(name, jar, classes);
    }
}

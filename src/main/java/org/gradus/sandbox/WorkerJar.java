package org.gradus.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The worker's own jar, made from the classes that this process runs from, be they a folder, several jars or one. Holds the
 * worker, the protocol, the value types and EJML; nothing that knows a check.
 */
record WorkerJar(Path file, String build) {
    private static final List<String> PACKAGES = List.of(
            "org/gradus/worker/", "org/gradus/protocol/", "org/gradus/api/", "org/ejml/", "pabeles/concurrency/");

    /** How the names of those files begin that a worker reads itself while it starts; they come first in its jar. */
    private static final List<String> FIRST =
            List.of("org/gradus/worker/build", "org/gradus/worker/WarmUp$", "org/gradus/worker/WarmUpGiven$");

    /** One class of each artifact that is needed. */
    private static final List<String> SIGNPOSTS = List.of(
            "org.gradus.protocol.Frames",
            "org.ejml.simple.SimpleMatrix",
            "org.ejml.data.DMatrixRMaj",
            "org.ejml.dense.row.CommonOps_DDRM",
            "org.ejml.dense.row.CommonOps_FDRM",
            "org.ejml.dense.row.CommonOps_CDRM",
            "org.ejml.dense.row.CommonOps_ZDRM",
            "org.ejml.sparse.csc.CommonOps_DSCC",
            "org.ejml.sparse.csc.CommonOps_FSCC");

    /** Makes the jar, or finds it made: its name is a hash of its content. */
    static WorkerJar in(Path cache) throws IOException {
        Map<String, byte[]> classes = collect(SIGNPOSTS, PACKAGES);
        String build = build(classes);
        classes.put("org/gradus/worker/build", build.getBytes(StandardCharsets.UTF_8));
        Path file = Cache.get(cache.resolve("worker-" + build + ".jar"), target -> write(classes, target));
        return new WorkerJar(file, build);
    }

    /**
     * Makes the jar of another program that runs as workers do, or finds it made.
     *
     * @param name with which its file's name begins
     * @param signposts one class of each artifact that is needed
     * @param packages what is needed of them, as folders with a slash at the end
     */
    static Path ofTool(Path cache, String name, List<String> signposts, List<String> packages) throws IOException {
        Map<String, byte[]> classes = collect(signposts, packages);
        return Cache.get(cache.resolve(name + "-" + build(classes) + ".jar"), target -> write(classes, target));
    }

    private static Map<String, byte[]> collect(List<String> signposts, List<String> packages) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (Path source : sources(signposts)) {
            if (Files.isDirectory(source)) {
                fromFolder(source, packages, classes);
            } else {
                fromJar(source, packages, classes);
            }
        }
        return classes;
    }

    private static String build(Map<String, byte[]> classes) {
        Digest digest = new Digest();
        classes.forEach((name, content) -> digest.add(name).add(content));
        return digest.hex();
    }

    private static Set<Path> sources(List<String> signposts) {
        Set<Path> sources = new LinkedHashSet<>();
        for (String name : signposts) {
            try {
                CodeSource source = Class.forName(name, false, WorkerJar.class.getClassLoader())
                        .getProtectionDomain()
                        .getCodeSource();
                sources.add(Path.of(source.getLocation().toURI()));
            } catch (ClassNotFoundException | URISyntaxException e) {
                throw new IllegalStateException("The class " + name + " is missing: build Gradus again.", e);
            }
        }
        return sources;
    }

    private static void fromFolder(Path folder, List<String> packages, Map<String, byte[]> classes) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (isWanted(name, packages)) {
                    try {
                        classes.put(name, Files.readAllBytes(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
        }
    }

    private static void fromJar(Path file, List<String> packages, Map<String, byte[]> classes) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (isWanted(entry.getName(), packages)) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        classes.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    private static boolean isWanted(String name, List<String> packages) {
        return name.endsWith(".class") && packages.stream().anyMatch(name::startsWith);
    }

    private static void write(Map<String, byte[]> entries, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : firstThingsFirst(entries)) {
                // Stored, not deflated: read in a sandbox thousands of times.
                ZipEntry entry = new ZipEntry(each.getKey());
                CRC32 crc = new CRC32();
                crc.update(each.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(each.getValue().length);
                entry.setCrc(crc.getValue());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
    }

    private static List<Map.Entry<String, byte[]>> firstThingsFirst(Map<String, byte[]> entries) {
        return entries.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, byte[]> entry) -> FIRST.stream().noneMatch(entry.getKey()::startsWith)))
                .toList();
    }
}

package org.gradus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The Java that workers run on: an image of {@code java.base} alone where the JDK can link one, else the JDK as it is.
 *
 * @param home where {@code bin/java} lies
 * @param version such as {@code 17.0.15}
 * @param id names this image in the cache
 */
record JavaImage(Path home, String version, String id) {
    private static final Duration LINK_LIMIT = Duration.ofMinutes(3);

    /** Links an image into the cache or finds it there. */
    static JavaImage of(Path jdk, Path cache) throws IOException {
        Path home = jdk.toRealPath();
        String version = version(home);
        Path modules = home.resolve("lib/modules");
        Digest digest = new Digest()
                .add(Files.readAllBytes(home.resolve("release")))
                .add(home.toString())
                .add(Long.toString(Files.size(modules)))
                .add(Files.getLastModifiedTime(modules).toString());
        String id = "java-" + version + "-" + digest.hex();
        if (!Files.isExecutable(home.resolve("bin/jlink"))) {
            return new JavaImage(home, version, id);
        }
        try {
            return new JavaImage(Cache.get(cache.resolve(id), target -> link(home, target)), version, id);
        } catch (IOException e) {
            System.getLogger(JavaImage.class.getName())
                    .log(System.Logger.Level.WARNING, "Workers run on the whole JDK: no image could be linked.", e);
            return new JavaImage(home, version, id + "-whole");
        }
    }

    int feature() {
        return Runtime.Version.parse(version).feature();
    }

    Path java() {
        return home.resolve("bin/java");
    }

    /** Files outside of the image that links inside it lead to, as some distributions' JDKs have them. */
    List<Path> linkedFiles() throws IOException {
        List<Path> targets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                Path target = Files.readSymbolicLink(file);
                if (target.isAbsolute() && Files.isRegularFile(target)) {
                    targets.add(target);
                }
            }
        }
        return targets;
    }

    /** Programs and libraries of the image, whose needs the sandbox must provide. */
    List<Path> binaries() throws IOException {
        List<Path> binaries = new ArrayList<>(List.of(java()));
        for (String name : List.of("java", "jli", "jimage", "net", "nio", "verify", "zip", "server/jvm")) {
            Path library = home.resolve("lib/" + name.replaceFirst("([a-z]+)$", "lib$1.so"));
            if (Files.isRegularFile(library)) {
                binaries.add(library);
            }
        }
        return binaries;
    }

    private static void link(Path home, Path target) throws IOException {
        run(List.of(
                home.resolve("bin/jlink").toString(),
                "--add-modules",
                "java.base",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                target.toString()));
        // The archive of the platform's own classes, on which the worker's archive is laid.
        run(List.of(target.resolve("bin/java").toString(), "-Xshare:dump"));
    }

    private static void run(List<String> command) throws IOException {
        Command.Result result = Command.run(command, LINK_LIMIT);
        if (result.status() != 0) {
            throw new IOException(String.join(" ", command) + ": status " + result.status() + ", " + result.printed());
        }
    }

    private static String version(Path home) throws IOException {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        if (version.isEmpty()) {
            throw new IOException(home + " is no JDK: its file release names no version");
        }
        return version;
    }
}

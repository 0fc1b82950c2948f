package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Maven in a student's project, without a network, with a repository of its own that holds what this machine's has but nothing of
 * Gradus: that must come with the project.
 */
record MavenRun(int code, String said) {
    private static final Pattern COUNTS = Pattern.compile("<testsuite [^>]*tests=\"(\\d+)\"[^>]*failures=\"(\\d+)\"");

    static MavenRun of(Path project, Path repository, String... goals) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "mvn",
                "-B",
                "-o",
                "-Daether.offline.protocols=file",
                "-Dmaven.repo.local=" + repository.toAbsolutePath()));
        command.addAll(List.of(goals));
        Process maven = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new MavenRun(maven.waitFor(), said);
    }

    /** A repository of links; the links are to be {@linkplain #giveBack given back}. */
    static Path lentRepository() throws IOException {
        Path repository = Files.createTempDirectory("lent-repository");
        Path home =
                Path.of(System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository"));
        link(home, repository);
        Files.delete(repository.resolve("org"));
        link(home.resolve("org"), repository.resolve("org"));
        Files.deleteIfExists(repository.resolve("org/gradus"));
        return repository;
    }

    /** Deletes the links and what was added beside them, and not what they point to. */
    static void giveBack(Path repository) throws IOException {
        try (Stream<Path> walk = Files.walk(repository)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void link(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                Files.createSymbolicLink(to.resolve(child.getFileName()), child.toAbsolutePath());
            }
        }
    }

    /** How many tests ran and failed, by the reports that the build left. */
    static List<Integer> testsAndFailures(Path project) throws IOException {
        int tests = 0;
        int failures = 0;
        List<Path> reports;
        try (Stream<Path> files = Files.list(project.resolve("target/surefire-reports"))) {
            reports = files.filter(file -> file.toString().endsWith(".xml")).toList();
        }
        for (Path report : reports) {
            Matcher counts = COUNTS.matcher(Files.readString(report));
            assertThat(counts.find()).as(report.toString()).isTrue();
            tests += Integer.parseInt(counts.group(1));
            failures += Integer.parseInt(counts.group(2));
        }
        return List.of(tests, failures);
    }
}

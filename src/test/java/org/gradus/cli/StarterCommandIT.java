package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.Visibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The starter that students get: it builds with one command, its checks run, it earns nothing, and right code passes in it. */
class StarterCommandIT {
    private static final String SOFTMAX = "softmax-classifier";

    private static Path repository;

    @TempDir
    private Path folder;

    @BeforeAll
    static void lendARepository() throws IOException {
        repository = MavenRun.lentRepository();
    }

    @AfterAll
    static void giveItBack() throws IOException {
        MavenRun.giveBack(repository);
    }

    static List<String> assignments() {
        return catalog().ids();
    }

    private static AssignmentCatalog catalog() {
        return new AssignmentCatalog(Path.of("reference"), CommandRun.DATA.resolve("cache/assignments"));
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void starterBuildsAndEarnsNothingAndRightCodePasses(String id) throws Exception {
        // A space in the path, as students have.
        Path project = folder.resolve("my work");
        Assignment assignment = catalog().load(id);
        int checks = (int) assignment.checks().stream()
                .filter(check -> check.visibility() == Visibility.PUBLIC)
                .count();

        assertThat(starter(id, "--out", project.toString()).code()).isZero();
        MavenRun begin = build(project, "package");

        assertThat(begin.code()).as(begin.said()).isZero();
        assertThat(begin.said())
                .contains(assignment.title() + ", public checks:", "FAILED", "Where to look: ")
                .doesNotContain("[WARNING]", "at org.junit");
        assertThat(MavenRun.testsAndFailures(project)).containsExactly(checks, checks);
        assertThat(check(project, id).out()).startsWith("0 of ");

        rightCode(id, project);
        MavenRun done = build(project, "package");

        assertThat(done.code()).as(done.said()).isZero();
        assertThat(done.said()).contains("passed").doesNotContain("FAILED", "in part");
        assertThat(MavenRun.testsAndFailures(project)).containsExactly(checks, 0);
        assertThat(check(project, id).out()).contains("all " + checks + " checks passed");
    }

    @Test
    void jarIsBuiltAlthoughTheCodeEndsTheTests() throws Exception {
        Path project = folder.resolve("mine");
        starter(SOFTMAX, "--out", project.toString());
        Path loops = project.resolve("src/main/java/student/Loops.java");
        Files.writeString(
                loops,
                Files.readString(loops).replace("double loss = 0;", "double loss = 0;\n        System.exit(0);"));

        MavenRun run = build(project, "package");

        assertThat(run.code()).isNotZero();
        assertThat(run.said()).contains("System.exit");
        assertThat(project.resolve("target/" + SOFTMAX + ".jar")).exists();
    }

    @Test
    void existingFolderIsLeftAlone() throws Exception {
        Path project = Files.createDirectories(folder.resolve("mine"));
        CommandRun again = starter(SOFTMAX, "--out", project.toString());

        assertThat(again.code()).isEqualTo(Main.INCOMPLETE);
        assertThat(again.err()).contains("exists already");
        assertThat(project).isEmptyDirectory();
    }

    @Test
    void zipHoldsTheSameProject() throws Exception {
        Path project = folder.resolve("mine");
        Path zip = folder.resolve("made/starter.zip");
        starter(SOFTMAX, "--out", project.toString());

        assertThat(starter(SOFTMAX, "--zip", "--out", zip.toString()).code()).isZero();

        int files = 0;
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path same = project.resolve(
                        Path.of(SOFTMAX).relativize(Path.of(entry.getName())).toString());
                assertThat(entries.readAllBytes()).as(entry.getName()).isEqualTo(Files.readAllBytes(same));
                files++;
            }
        }
        try (Stream<Path> walk = Files.walk(project)) {
            assertThat(walk.filter(Files::isRegularFile)).hasSize(files);
        }
    }

    private static CommandRun starter(String... args) {
        return CommandRun.of(
                Stream.concat(Stream.of("starter"), Stream.of(args)).toArray(String[]::new));
    }

    private static MavenRun build(Path project, String... goals) throws Exception {
        return MavenRun.of(project, repository, goals);
    }

    private static CommandRun check(Path project, String id) {
        CommandRun run = CommandRun.of(
                "check", project.resolve("target").resolve(id + ".jar").toString());
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    /** Replaces the starter's classes by those of an accepted sample. */
    private static void rightCode(String id, Path project) throws IOException {
        Path sources = project.resolve("src/main/java/student");
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Path sample;
        try (Stream<Path> samples = Files.list(Path.of("submissions", id, "accepted"))) {
            sample = samples.sorted().findFirst().orElseThrow();
        }
        try (Stream<Path> files = Files.list(sample)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                Files.copy(file, sources.resolve(file.getFileName()));
            }
        }
    }
}

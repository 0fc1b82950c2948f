package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The starter that students get builds with one command, earns nothing, and gives nothing away. */
class StarterCommandIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softmax-classifier",
                "hinge-classifier",
                "two-layer-net",
                "softmax-regression",
                "least-squares-classifier"
            })
    void starterBuildsAndEarnsNothing(String id) throws Exception {
        Path project = folder.resolve("mine");

        assertThat(CommandRun.of("starter", id, "--out", project.toString()).code())
                .isZero();
        Process maven = new ProcessBuilder("mvn", "-B", "-q", "package")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(maven.getInputStream().readAllBytes());
        assertThat(maven.waitFor()).as(said).isZero();

        try (var files = Files.walk(project)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("handout.md", "gradus-api.jar", id + ".jar")
                    .noneMatch(name -> name.contains("Reference") || name.contains("Checks"));
        }
        CommandRun check = CommandRun.of(
                "check", project.resolve("target").resolve(id + ".jar").toString());
        assertThat(check.code()).isZero();
        assertThat(check.out()).startsWith("0 of ");
        assertThat(CommandRun.of("starter", id, "--out", project.toString()).err())
                .contains("exists already");
    }
}

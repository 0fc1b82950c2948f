package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/write-an-assignment.md to the letter: writes its files, types its commands, reads what they say. */
class WriteAnAssignmentIT {
    private static final Pattern BLOCK =
            Pattern.compile("(?:Write `([^`]+)`:\\n\\n)?```(\\w+)\\n(.*?)\\n```\\n", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private String said = "";

    @BeforeEach
    void installGradus() throws IOException {
        Trees.copy(Path.of("reference/softmax-classifier"), folder.resolve("reference/softmax-classifier"));
        Path script = folder.resolve("gradus");
        Files.writeString(script, """
                #!/bin/sh
                exec "%s" -XX:TieredStopAtLevel=1 -cp "%s" -Dgradus.home="%s" org.gradus.cli.Main "$@" --data "%s"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin/java"),
                        System.getProperty("java.class.path"),
                        folder,
                        CommandRun.DATA.toAbsolutePath()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void guideLeadsToAnAssignmentThatIsProved() throws Exception {
        String guide = Files.readString(Path.of("docs/write-an-assignment.md"));
        List<String> done = new ArrayList<>();
        Matcher block = BLOCK.matcher(guide);
        while (block.find()) {
            String language = block.group(2);
            String content = block.group(3) + "\n";
            if (block.group(1) != null) {
                Path file = folder.resolve(block.group(1));
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            } else if (language.equals("sh")) {
                type(content);
            } else {
                assertThat(language).as(content).isEqualTo("text");
                assertThat(said.lines()).containsAll(content.lines().toList());
            }
            done.add(language);
        }
        assertThat(done).containsOnly("sh", "yaml", "java", "markdown", "text");
        assertThat(done).filteredOn("sh"::equals).hasSize(5);
        assertThat(done).filteredOn("text"::equals).hasSize(3);
        assertThat(done).filteredOn("java"::equals).hasSize(10);
        starterBuildsAndItsChecksFail(folder.resolve("my-starter"));
    }

    private static void starterBuildsAndItsChecksFail(Path starter) throws Exception {
        Path repository = MavenRun.lentRepository();
        try {
            MavenRun build = MavenRun.of(starter, repository, "package");
            assertThat(build.code()).as(build.said()).isZero();
        } finally {
            MavenRun.giveBack(repository);
        }
        assertThat(MavenRun.testsAndFailures(starter)).containsExactly(3, 3);
        assertThat(starter.resolve("target/mean-squares.jar")).exists();
    }

    private void type(String commands) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isIn(0, Main.INCOMPLETE);
        assertThat(said).doesNotContain("\tat ", "No such file", "not found");
    }
}

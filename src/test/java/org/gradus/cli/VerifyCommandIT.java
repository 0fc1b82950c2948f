package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of {@code gradus verify} on assignments that an instructor has spoiled. */
class VerifyCommandIT {
    private static final String SOFTMAX = "softmax-classifier";

    @TempDir
    private Path folder;

    @Test
    void aMistakeThatDoesNoHarmIsNamed() throws Exception {
        Path copy = copy(SOFTMAX);
        edit(copy.resolve("mistakes/SignFlipped.java"), ".negative()", "");
        CommandRun run = verify("--matrix-only", SOFTMAX);
        assertThat(run.code()).as(run.err()).isEqualTo(Main.INCOMPLETE);
        assertThat(run.err())
                .contains(SOFTMAX + ": ", "SignFlipped", "1 problem.")
                .doesNotContain("\tat ");
        assertThat(run.out().lines().filter(line -> line.startsWith("! ")))
                .singleElement()
                .asString()
                .contains("SignFlipped");
    }

    @Test
    void aCompileErrorIsNamedWithItsLineAndTheOthersAreVerified() throws Exception {
        Path broken = copy("two-layer-net").resolve("TwoLayerNetReference.java");
        Files.writeString(broken, Files.readString(broken) + "class {\n");
        int line = (int) Files.readString(broken).lines().count();
        copy("hinge-classifier");
        CommandRun run = verify("--matrix-only", "--json");
        assertThat(run.code()).isEqualTo(Main.INCOMPLETE);
        assertThat(run.err())
                .contains("two-layer-net", "TwoLayerNetReference.java:" + line, "1 problem.")
                .doesNotContain("\tat ");
        JsonNode matrices = new ObjectMapper().readTree(run.out());
        assertThat(matrices).hasSize(1);
        assertThat(matrices.at("/0/assignment").asText()).isEqualTo("hinge-classifier");
        assertThat(matrices.at("/0/problems")).isEmpty();
    }

    @Test
    void samplesAreGradedAndDifferencesNamed() throws Exception {
        Path samples = folder.resolve("submissions");
        for (String sample : new String[] {"accepted/vectorized", "broken/one-role-missing", "broken/no-class"}) {
            Trees.copy(
                    Path.of("submissions", SOFTMAX, sample),
                    samples.resolve(SOFTMAX).resolve(sample));
        }
        Path spoiled = samples.resolve(SOFTMAX).resolve("broken/no-class/expected.yaml");
        Files.writeString(spoiled, "why: \"Expects too much.\"\nstate: GRADED\n");
        Files.writeString(
                Files.createDirectories(samples.resolve(SOFTMAX).resolve("broken/unclear"))
                        .resolve("expected.yaml"),
                "why: \"Has a word that nobody knows.\"\ncolour: red\n");
        copy(SOFTMAX);
        CommandRun run = verify("--samples", samples.toString(), "--json", SOFTMAX);
        assertThat(run.code()).isEqualTo(Main.INCOMPLETE);
        assertThat(run.err())
                .contains(
                        "4 samples graded, 2 differences",
                        "broken/no-class: The state is ",
                        "broken/unclear",
                        "colour",
                        "2 problems.")
                .doesNotContain("\tat ");
        assertThat(new ObjectMapper().readTree(run.out())).hasSize(1);
    }

    @Test
    void anUnknownAssignmentIsWrongUsage() {
        CommandRun run = CommandRun.of("verify", "--matrix-only", "sofmax");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("There is no assignment sofmax; there are: ");
    }

    private CommandRun verify(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "verify";
        args[1] = "--assignments";
        args[2] = folder.resolve("reference").toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return CommandRun.of(args);
    }

    private Path copy(String id) throws IOException {
        Path to = folder.resolve("reference").resolve(id);
        Trees.copy(Path.of("reference", id), to);
        return to;
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String source = Files.readString(file);
        assertThat(source).contains(from);
        Files.writeString(file, source.replace(from, to));
    }
}

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

    /** Has the words of a gradient check and looks at nothing. */
    private static final String BLIND = """
                private static Blind blind(Object submitted) {
                    return new Blind();
                }

                private static final class Blind {
                    Blind withRespectTo(String parameter) {
                        return this;
                    }

                    Blind in(String part) {
                        return this;
                    }

                    Blind from(String method) {
                        return this;
                    }

                    Blind multipliedBy(String argument) {
                        return this;
                    }

                    void agreesAt(java.util.List<Probe> probes) {}
                }
            """;

    @TempDir
    private Path folder;

    @Test
    void aMistakeThatDoesNoHarmIsNamed() throws Exception {
        Path copy = copy(SOFTMAX);
        edit(copy.resolve("mistakes/SignFlipped.java"), ".negative()", "");
        CommandRun run = verify("--matrix-only", SOFTMAX);
        assertThat(run.code()).as(run.err()).isEqualTo(Main.INCOMPLETE);
        assertThat(run.err())
                .contains(SOFTMAX + ": The mistake SignFlipped survives", "1 problem.")
                .doesNotContain("\tat ");
        assertThat(run.out().lines().filter(line -> line.startsWith("! ")))
                .singleElement()
                .asString()
                .contains("SignFlipped");
        assertThat(run.out()).contains("69 of 70 mistakes caught by the check that each names; survivors: SignFlipped");
    }

    @Test
    void starterThatEarnsSomethingIsNamedAndPageAndJsonAreWritten() throws Exception {
        Path copy = copy("two-layer-net");
        edit(
                copy.resolve("starter/src/main/java/student/Net.java"),
                "return new SimpleMatrix(x.getNumRows(), w2.getNumCols());",
                "return new SimpleMatrix(new double[][] {{1.35, 0.65}, {1.6, 1.4}});");
        Path out = folder.resolve("proofs");
        Path page = folder.resolve("page.html");
        Path json = folder.resolve("matrix.json");
        CommandRun run = verify(
                "--matrix-only",
                "--json",
                json.toString(),
                "--page",
                page.toString(),
                "--out",
                out.toString(),
                "two-layer-net");
        assertThat(run.code()).isEqualTo(Main.INCOMPLETE);
        assertThat(run.err()).contains("two-layer-net: The starter earns points on storedValues; it must earn none.");
        assertThat(Files.readString(page)).contains("<h1>1 problem</h1>", "The starter earns points on storedValues");
        assertThat(out.resolve("verify.html")).hasSameTextualContentAs(page);
        assertThat(out.resolve("verify.json")).hasSameTextualContentAs(json);
        assertThat(new ObjectMapper().readTree(json.toFile()).at("/0/problems")).hasSize(1);
    }

    @Test
    void gradientThatIsHeldAgainstNoNumericOneIsAGap() throws Exception {
        Path copy = copy("two-layer-net");
        for (String checks : new String[] {"NetPublicChecks.java", "NetChecks.java"}) {
            Path file = copy.resolve(checks);
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceAll("gradientCheck\\(", "blind(")
                            .replaceFirst("\\nclass (\\w+) \\{", "\nclass $1 {\n" + BLIND));
        }
        CommandRun run = verify("--matrix-only", "two-layer-net");
        assertThat(run.code()).isEqualTo(Main.INCOMPLETE);
        assertThat(run.err()).contains("No check holds the gradient against a numeric one");
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
        assertThat(matrices).hasSize(2);
        assertThat(matrices.at("/0/assignment").asText()).isEqualTo("hinge-classifier");
        assertThat(matrices.at("/0/problems")).isEmpty();
        assertThat(matrices.at("/1/assignment").asText()).isEqualTo("two-layer-net");
        assertThat(matrices.at("/1/problems/0").asText()).contains("TwoLayerNetReference.java:" + line);
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

package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.CheckDefinition;
import org.gradus.check.Visibility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of {@code gradus check}. */
class CheckCommandIT {
    private static final Path SAMPLES = Path.of("submissions", "softmax-classifier");

    @TempDir
    private static Path folder;

    private static Assignment assignment;
    private static Path right;
    private static Path wrong;

    @BeforeAll
    static void build() throws Exception {
        assignment = new AssignmentCatalog(
                        Path.of("reference"), CommandRun.DATA.resolve("cache").resolve("assignments"))
                .load("softmax-classifier");
        right = Files.write(
                folder.resolve("right.jar"), SampleJars.build(SAMPLES.resolve("accepted/vectorized"), assignment));
        wrong = Files.write(
                folder.resolve("wrong.jar"), SampleJars.build(SAMPLES.resolve("partial/sign-flipped"), assignment));
    }

    @Test
    void theAssignmentIsRecognisedByItsInterfaces() {
        CommandRun run = CommandRun.of("check", right.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains(assignment.title(), "✓ passed").doesNotContain("✕ failed");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aWrongJarIsNoFailureOfTheCommand() throws Exception {
        Path page = folder.resolve("pages/wrong.html");
        CommandRun run = CommandRun.of("check", "--html", page.toString(), wrong.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("✕ failed");
        assertThat(run.err()).contains("The page is in " + page);
        assertThat(page).content().contains("</html>");
        assertNothingHidden(run.out() + run.err() + Files.readString(page));
    }

    @Test
    void jsonHoldsThePublicChecksOnly() throws Exception {
        CommandRun run = CommandRun.of("check", "--json", wrong.toString());
        assertThat(run.code()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.at("/assignment/id").asText()).isEqualTo("softmax-classifier");
        assertThat(report.at("/audience").asText()).isEqualTo("STUDENT_BEFORE_DUE");
        assertThat(report.at("/checks").size())
                .isPositive()
                .isEqualTo(assignment.checks().stream()
                        .filter(check -> check.visibility() == Visibility.PUBLIC)
                        .count());
        assertNothingHidden(run.out());
    }

    @Test
    void whatIsNoJarIsSaid() throws Exception {
        Path text = Files.writeString(folder.resolve("essay.jar"), "Dear Sir or Madam");
        CommandRun unrecognised = CommandRun.of("check", text.toString());
        assertThat(unrecognised.code()).isEqualTo(Main.INCOMPLETE);
        assertThat(unrecognised.err()).contains("essay.jar", "is not a jar").doesNotContain("\tat ");

        CommandRun named = CommandRun.of("check", "--assignment", "softmax-classifier", text.toString());
        assertThat(named.code()).as("a report on it is a result").isZero();
        assertThat(named.out()).contains("is not a jar");
    }

    @Test
    void aMissingJarIsSaidWithWhatToDo() {
        CommandRun run =
                CommandRun.of("check", folder.resolve("target/mine.jar").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("There is no jar", "mvn package");
        assertThat(run.errLines()).hasSize(1);
    }

    @Test
    void aJarOfNoAssignmentAsksForItsName() throws Exception {
        byte[] empty = SampleJars.build(SAMPLES.resolve("broken/no-class"), assignment);
        Path jar = Files.write(folder.resolve("other.jar"), empty);
        CommandRun run = CommandRun.of("check", jar.toString());
        assertThat(run.code()).isEqualTo(Main.INCOMPLETE);
        assertThat(run.err()).contains("No class of this jar implements", "--assignment, one of: activations");
        CommandRun unknown = CommandRun.of("check", "--assignment", "softmax", right.toString());
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("There is no assignment softmax; there are: ", "softmax-classifier");
    }

    @Test
    void aSampleIsBuiltAndChecked() {
        CommandRun run =
                CommandRun.of("check", SAMPLES.resolve("partial/sign-flipped").toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("✕ failed");
    }

    @Test
    void theHelpTellsTheExitCodes() {
        for (String command : new String[] {"check", "batch", "verify"}) {
            CommandRun help = CommandRun.of(command, "--help");
            assertThat(help.code()).isZero();
            assertThat(help.out()).contains("gradus " + command, "Exit codes: 0 done", "--data");
        }
    }

    private static void assertNothingHidden(String text) {
        int hidden = 0;
        for (CheckDefinition check : assignment.checks()) {
            if (check.visibility() != Visibility.PUBLIC) {
                hidden++;
                assertThat(text).doesNotContain(check.id(), check.title());
            }
        }
        assertThat(hidden).isGreaterThan(3);
    }
}

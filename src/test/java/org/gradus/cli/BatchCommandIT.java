package org.gradus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.grading.GradusVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Whole runs of {@code gradus batch}, in the sandbox that this machine has. */
class BatchCommandIT {
    private static final String SOFTMAX = "softmax-classifier";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static byte[] right = {};
    private static byte[] wrong = {};
    private static byte[] notLoaded = {};

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() throws Exception {
        Assignment assignment = new AssignmentCatalog(
                        Path.of("reference"), CommandRun.DATA.resolve("cache").resolve("assignments"))
                .load(SOFTMAX);
        Path samples = Path.of("submissions", SOFTMAX);
        right = SampleJars.build(samples.resolve("accepted/vectorized"), assignment);
        wrong = SampleJars.build(samples.resolve("partial/sign-flipped"), assignment);
        // Costs no time: the second role is missing, so that nothing is run.
        notLoaded = SampleJars.build(samples.resolve("broken/one-role-missing"), assignment);
    }

    @Test
    void aFolderIsGradedWhateverLiesInIt() throws Exception {
        Path jars = Files.createDirectory(folder.resolve("jars"));
        Files.write(jars.resolve("ada.jar"), right);
        Files.write(jars.resolve("bob.jar"), wrong);
        Files.writeString(jars.resolve("eve.jar"), "no jar at all");
        Files.writeString(jars.resolve("notes.txt"), "remember the milk");
        Path out = folder.resolve("out");

        CommandRun run = batch(out, jars.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).as("standard output is for --json").isEmpty();
        for (String student : List.of("ada", "bob", "eve")) {
            assertThat(run.errLines())
                    .filteredOn(line -> line.matches("\\[\\d/3] " + student + " .*"))
                    .hasSize(1);
            Path own = out.resolve("students").resolve(student);
            assertThat(json(own.resolve("report.json")).at("/format").asText()).isEqualTo("gradus-report");
            assertThat(own.resolve("report.html")).content().contains("<html", "</html>");
            assertThat(json(own.resolve("gradescope.json")).at("/tests").size()).isGreaterThan(5);
        }
        assertThat(run.err()).contains("notes.txt", "is not a jar", "Graded 3 submissions", "Results are in " + out);
        List<Map<String, String>> rows = csv(out);
        assertThat(rows).extracting(row -> row.get("student")).containsExactly("ada", "bob", "eve");
        assertThat(rows).extracting(row -> row.get("folder")).containsExactly("ada", "bob", "eve");
        assertThat(rows.get(0).get("score")).isEqualTo(rows.get(0).get("max"));
        assertThat(rows.get(1).get("diagnoses")).contains("SignFlipped");
        assertThat(rows.get(2)).containsEntry("state", "refused").containsEntry("score", "0");
        assertThat(rows.get(0).keySet())
                .contains("file", "sha256", "seconds", "problem", "gradientAgreesWithItsLoss")
                .doesNotContain("late");
        JsonNode summary = json(out.resolve("summary.json"));
        assertThat(summary.at("/submissions").intValue()).isEqualTo(3);
        assertThat(summary.at("/states/REFUSED").intValue()).isOne();
        Document junit = xml(out.resolve("junit.xml"));
        assertThat(junit.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        assertThat(unfinished(out)).isEmpty();
    }

    @Test
    void aCanvasDownloadKeepsItsNumbers() throws Exception {
        Path zip = zip(
                "course-softmax_submissions.zip",
                Map.of(
                        "doejane_LATE_123_456_softmax.jar", notLoaded,
                        "roejohn_124_457_softmax.jar", wrong,
                        "roejohn_124_460_softmax-1.jar", notLoaded,
                        "anon_x7Qz_459_softmax.jar", notLoaded));
        Path out = folder.resolve("out");

        CommandRun run = batch(out, zip.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("softmax-1.jar counts, the newest");
        Map<String, Map<String, String>> rows = new TreeMap<>();
        csv(out).forEach(row -> rows.put(row.get("student"), row));
        assertThat(rows.keySet()).containsExactly("anon x7Qz", "doejane", "roejohn");
        assertThat(rows.get("doejane"))
                .containsEntry("late", "late")
                .containsEntry("canvas.user", "123")
                .containsEntry("canvas.attachment", "456")
                .containsEntry("file", "softmax.jar");
        assertThat(rows.get("roejohn"))
                .containsEntry("late", "")
                .containsEntry("canvas.attachment", "460")
                .containsEntry("file", "softmax-1.jar");
        assertThat(rows.get("anon x7Qz"))
                .containsEntry("canvas.anonymous", "x7Qz")
                .containsEntry("canvas.user", "");
        for (Map<String, String> row : rows.values()) {
            assertThat(out.resolve("students").resolve(row.get("folder")).resolve("report.html"))
                    .exists();
        }
    }

    @Test
    void aMoodleDownloadKeepsItsNumbers() throws Exception {
        Path zip = zip(
                "ml-softmax-4711.zip",
                Map.of(
                        "Jane Doe_77_assignsubmission_file/softmax.jar", notLoaded,
                        "Jane Doe_78_assignsubmission_file/softmax.jar", notLoaded,
                        "José Núñez_79_assignsubmission_file/a/b/softmax.jar", notLoaded,
                        "Max Muster_80_assignsubmission_onlinetext/onlinetext.html", "<p>Sorry</p>".getBytes(UTF_8)));
        Path out = folder.resolve("out");

        CommandRun run = batch(out, zip.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("Max Muster");
        assertThat(csv(out))
                .extracting(row -> row.get("student") + " " + row.get("moodle.participant"))
                .containsExactlyInAnyOrder("Jane Doe 77", "Jane Doe 78", "José Núñez 79");
        assertThat(csv(out)).extracting(row -> row.get("folder")).doesNotHaveDuplicates();
    }

    @Test
    void whatWasGradedIsNotGradedAgain() throws Exception {
        Path jars = Files.createDirectory(folder.resolve("jars"));
        for (String name : List.of("same", "changed", "damaged", "garbled", "moved", "older")) {
            Files.write(jars.resolve(name + ".jar"), notLoaded);
        }
        Path out = folder.resolve("out");
        assertThat(batch(out, jars.toString()).err()).contains("Graded 6 submissions.");
        Map<String, String> first = started(out);

        CommandRun again = batch(out, jars.toString());
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("Graded 0 submissions; kept the results of 6");
        assertThat(started(out)).isEqualTo(first);

        Files.writeString(jars.resolve("changed.jar"), "now it is something else");
        Files.writeString(
                report(out, "damaged"), Files.readString(report(out, "damaged")).substring(0, 300));
        Files.write(report(out, "garbled"), new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF});
        // Another student's result lies where this one's is looked for.
        Files.copy(report(out, "same"), report(out, "moved"), StandardCopyOption.REPLACE_EXISTING);
        // Graded by another version of Gradus, which may judge otherwise.
        String own = "\"gradus\" : \"" + GradusVersion.CURRENT + "\"";
        assertThat(Files.readString(report(out, "older"))).contains(own);
        Files.writeString(
                report(out, "older"), Files.readString(report(out, "older")).replace(own, "\"gradus\" : \"0.0.1\""));
        CommandRun third = batch(out, jars.toString());
        assertThat(third.code()).isZero();
        assertThat(third.err()).contains("Graded 5 submissions; kept the results of 1");
        Map<String, String> now = started(out);
        assertThat(now).hasSize(6).containsEntry("same", first.get("same"));
        assertThat(now.values())
                .as("nothing else is kept")
                .filteredOn(first::containsValue)
                .hasSize(1);
        assertThat(csv(out))
                .extracting(row -> row.get("student"))
                .doesNotHaveDuplicates()
                .hasSize(6);
    }

    @Test
    void aNewVersionOfTheAssignmentIsGradedAgain() throws Exception {
        Path reference = folder.resolve("reference");
        Trees.copy(Path.of("reference", SOFTMAX), reference.resolve(SOFTMAX));
        Path jar = Files.write(folder.resolve("ada.jar"), notLoaded);
        Path out = folder.resolve("out");
        String[] where = {"--assignments", reference.toString(), jar.toString()};
        batch(out, where);
        assertThat(batch(out, where).err()).contains("Graded 0 submissions");

        Path handout = reference.resolve(SOFTMAX).resolve("SoftmaxReference.java");
        Files.writeString(handout, Files.readString(handout) + "// Clearer now.\n");
        assertThat(batch(out, where).err()).contains("Graded 1 submission");
    }

    @Test
    void aKilledRunIsTakenUpWhereItEnded() throws Exception {
        Path jars = eight();
        Path out = folder.resolve("out");
        Process process = start(out, jars);
        List<ProcessHandle> workers = untilTwoAreGraded(process, out);
        process.destroyForcibly().waitFor();
        Map<String, String> before = started(out);

        assertThat(before.size()).isBetween(2, 7);
        assertEnded(workers);
        everyoneIsGradedOnce(out, jars, before);
    }

    @Test
    void controlCEndsPromptlyAndLosesNothing() throws Exception {
        Path jars = eight();
        Path out = folder.resolve("out");
        Process process = start(out, jars);
        List<ProcessHandle> workers = untilTwoAreGraded(process, out);
        // To the whole group, as a terminal does.
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();

        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(folder.resolve("printed"));
        assertThat(process.exitValue()).as(said).isNotZero();
        assertThat(said).contains("Interrupted: ", "Run the same command again").doesNotContain("\tat ", "crashed");
        Map<String, String> before = started(out);
        assertThat(before.size()).as(said).isBetween(2, 7);
        assertThat(unfinished(out)).isEmpty();
        assertThat(out.resolve("results.csv")).doesNotExist();
        assertEnded(workers);
        everyoneIsGradedOnce(out, jars, before);
    }

    @Test
    void wrongUsageIsOneSentenceAndTwo() throws Exception {
        Path jar = Files.write(folder.resolve("ada.jar"), notLoaded);
        Path out = folder.resolve("out");
        assertUsage(batch(out, "--jobs", "0", jar.toString()), "--jobs is 0");
        assertUsage(batch(out, folder.resolve("nowhere").toString()), "There is no file or folder");
        assertUsage(batch(out, "--colour", jar.toString()), "Unknown option: '--colour'");
        assertUsage(batch(out, "--view", "nobody", jar.toString()), "'nobody'");
        assertUsage(batch(out), "PATH");
        assertUsage(
                CommandRun.of("batch", "--assignment", "sofmax", jar.toString()),
                "There is no assignment sofmax; there are: ");
        assertUsage(CommandRun.of("batch", jar.toString()), "--assignment");
        assertThat(out).doesNotExist();
    }

    @Test
    void aFolderWithoutSubmissionsIsNotDone() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "remember the milk");
        CommandRun run = batch(folder.resolve("out"), folder.toString());
        assertThat(run.code()).isEqualTo(Main.INCOMPLETE);
        assertThat(run.err()).contains("There are no submissions in " + folder, "notes.txt");
    }

    @Test
    void anOutputFolderInTheWayIsNamed() throws Exception {
        Path jar = Files.write(folder.resolve("ada.jar"), notLoaded);
        Path out = Files.writeString(folder.resolve("out"), "I was here first");
        CommandRun run = batch(out, jar.toString());
        assertThat(run.code()).isEqualTo(Main.INCOMPLETE);
        assertThat(run.err())
                .contains("The output folder " + out + " cannot be written")
                .doesNotContain("\tat ");
        assertThat(out).hasContent("I was here first");
    }

    @Test
    void aFullDiskIsSaidAndNothingFinishedIsLost() throws Exception {
        Path jars = Files.createDirectory(folder.resolve("jars"));
        for (int i = 0; i < 9; i++) {
            Files.write(jars.resolve("student" + i + ".jar"), notLoaded);
        }
        Path out = Files.createDirectory(folder.resolve("out"));
        int mounted = run("mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", out.toString());
        if (System.getenv("CI") == null) {
            assumeThat(mounted).as("only root can make a small disk").isZero();
        }
        assertThat(mounted).isZero();
        try {
            CommandRun full = batch(out, jars.toString());
            assertThat(full.code()).isEqualTo(Main.INCOMPLETE);
            assertThat(full.err())
                    .contains("No space left", "run the same command again")
                    .doesNotContain("\tat ");
            assertThat(unfinished(out)).isEmpty();
            Map<String, String> before = started(out);
            assertThat(before.size()).isBetween(1, 8);

            assertThat(run("mount", "-o", "remount,size=20m", out.toString())).isZero();
            assertThat(batch(out, jars.toString()).code()).isZero();
            assertThat(started(out)).hasSize(9).containsAllEntriesOf(before);
        } finally {
            assertThat(run("umount", out.toString())).isZero();
        }
    }

    @Test
    void optionsDoWhatTheHelpSays() throws Exception {
        Path jar = Files.write(folder.resolve("ada.jar"), notLoaded);
        Path out = folder.resolve("out");
        CommandRun staff = batch(out, "--json", "--format", "html,csv", "--view", "staff", jar.toString());
        assertThat(staff.code()).isZero();
        assertThat(JSON.readTree(staff.out()).at("/format").asText()).isEqualTo("gradus-summary");
        assertThat(files(out))
                .containsExactlyInAnyOrder("results.csv", "students/ada/report.html", "students/ada/report.json");
        String everything = Files.readString(out.resolve("students/ada/report.html"));

        batch(out, "--view", "student_before_due", jar.toString());
        String early = Files.readString(out.resolve("students/ada/report.html"));
        assertThat(everything.length() - early.length())
                .as("the page is written anew, without what is hidden, though nothing is graded")
                .isGreaterThan(1_000);

        CommandRun help = CommandRun.of("batch", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains(
                        "--view",
                        "STUDENT_BEFORE_DUE",
                        "--format",
                        "GRADESCOPE",
                        "--jobs",
                        "Run the same command again");
    }

    private static CommandRun batch(Path out, String... more) {
        List<String> args =
                new ArrayList<>(List.of("batch", "--assignment", SOFTMAX, "--out", out.toString(), "--jobs", "2"));
        if (List.of(more).contains("--jobs")) {
            args.subList(5, 7).clear();
        }
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray(String[]::new));
    }

    private Path eight() throws IOException {
        Path jars = Files.createDirectory(folder.resolve("jars"));
        for (int i = 1; i <= 8; i++) {
            Files.write(jars.resolve("student" + i + ".jar"), right);
        }
        return jars;
    }

    private Process start(Path out, Path jars) throws IOException {
        return CommandRun.start(
                folder.resolve("printed"),
                "batch",
                "--assignment",
                SOFTMAX,
                "--jobs",
                "2",
                "--format",
                "csv",
                "--out",
                out.toString(),
                jars.toString());
    }

    /** Waits; returns the worker processes. */
    private List<ProcessHandle> untilTwoAreGraded(Process process, Path out) throws Exception {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (started(out).size() < 2) {
            assertThat(System.nanoTime()).as("graded in time").isLessThan(limit);
            assertThat(process.isAlive())
                    .as(() -> "still running: " + printed())
                    .isTrue();
            Thread.sleep(20);
        }
        return process.descendants().toList();
    }

    private String printed() {
        try {
            return Files.readString(folder.resolve("printed"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void assertEnded(List<ProcessHandle> workers) throws Exception {
        assertThat(workers).isNotEmpty();
        for (ProcessHandle worker : workers) {
            worker.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    private static void everyoneIsGradedOnce(Path out, Path jars, Map<String, String> before) throws Exception {
        CommandRun rest = batch(out, jars.toString());
        assertThat(rest.code()).as(rest.err()).isZero();
        assertThat(rest.err()).contains("kept the results of " + before.size() + " ");
        assertThat(started(out)).hasSize(8).containsAllEntriesOf(before);
        assertThat(csv(out))
                .extracting(row -> row.get("student"))
                .doesNotHaveDuplicates()
                .hasSize(8);
        // The race alone may suffer from a busy machine.
        assertThat(csv(out))
                .allSatisfy(row -> assertThat(Double.parseDouble(row.get("score")))
                        .isGreaterThanOrEqualTo(Double.parseDouble(row.get("max")) - 10));
    }

    private static void assertUsage(CommandRun run, String sentence) {
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(run.errLines()).hasSizeLessThan(4);
        assertThat(run.out()).isEmpty();
    }

    private Path zip(String name, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private static Path report(Path out, String student) {
        return out.resolve("students").resolve(student).resolve("report.json");
    }

    /** When each student's report was made. */
    private static Map<String, String> started(Path out) throws IOException {
        Map<String, String> times = new LinkedHashMap<>();
        for (String file : files(out)) {
            if (file.endsWith("/report.json")) {
                times.put(
                        Path.of(file).getParent().getFileName().toString(),
                        json(out.resolve(file)).at("/run/started").asText());
            }
        }
        return times;
    }

    private static List<String> unfinished(Path out) throws IOException {
        return files(out).stream().filter(file -> file.endsWith(".part")).toList();
    }

    private static List<String> files(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (UncheckedIOException vanished) {
            // A file was renamed while it was looked at.
            return files(root);
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static List<Map<String, String>> csv(Path out) throws IOException {
        return new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(out.resolve("results.csv").toFile())
                .readAll();
    }

    private static Document xml(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

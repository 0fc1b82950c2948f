package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradus.course.Role;
import org.gradus.server.ClassOfStudents;
import org.gradus.server.ServerProcess;
import org.gradus.store.ApiTokens;
import org.gradus.store.ApiTokens.Scope;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class is graded by a server in a process of its own, on the word of a command line elsewhere. */
class RemoteBatchIT {
    private static final int STUDENTS = 4;

    @TempDir
    private Path folder;

    private Path data;
    private ClassOfStudents students;
    private Path token;
    private Path weakToken;

    @BeforeEach
    void write() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        students = ClassOfStudents.write(data, STUDENTS);
        try (Database database = Database.open(Database.urlIn(data))) {
            Clock clock = Clock.systemUTC();
            Person assistant = new People(database, clock).create("assistant01@load.example", "assistant01");
            new Courses(database, clock).enrol(1, assistant.id(), Role.ASSISTANT);
            token = token(database, assistant, Scope.STAFF);
            weakToken = token(database, assistant, Scope.SUBMIT);
        }
    }

    private Path token(Database database, Person person, Scope scope) throws IOException {
        return Files.writeString(
                folder.resolve("token-" + scope),
                new ApiTokens(database, Clock.systemUTC()).create(person.id(), "test", scope, Duration.ofDays(30)));
    }

    private static String[] batch(Object server, Path token, String assignment, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "batch",
                "--server",
                server.toString(),
                "--token-file",
                token.toString(),
                "--course",
                "1",
                "--assignment",
                assignment));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    /** How many submissions and how many gradings there are. */
    private List<Integer> counts() {
        try (Database database = Database.open(Database.urlIn(data))) {
            return database.with(handle -> List.of(
                    handle.createQuery("select count(*) from submission")
                            .mapTo(Integer.class)
                            .one(),
                    handle.createQuery("select count(*) from grading")
                            .mapTo(Integer.class)
                            .one()));
        }
    }

    @Test
    void anInterruptedBatchGoesOnAtAServerThatWasKilledMeanwhile() throws Exception {
        Path jars = Files.createDirectories(folder.resolve("jars"));
        Files.write(jars.resolve("student001.jar"), students.jar(1));
        Files.write(jars.resolve("student002.jar"), students.jar(2));
        Files.writeString(jars.resolve("student003.jar"), "no jar at all");
        Path moodle = folder.resolve("moodle.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(moodle))) {
            zip.putNextEntry(new ZipEntry("student004_77_assignsubmission_file_/softmax.jar"));
            zip.write(students.jar(4));
        }
        Path out = folder.resolve("out");
        String[] paths = {"--out", out.toString(), jars.toString(), moodle.toString()};
        Path printed = folder.resolve("printed");
        // Without graders there is time enough to interrupt.
        try (ServerProcess server = ServerProcess.start(data, 0)) {
            Process command = CommandRun.start(printed, batch(server.address(), token, "softmax-classifier", paths));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.readString(printed).contains("[1/4] student003"));
            new ProcessBuilder("kill", "-INT", "--", "-" + command.pid())
                    .start()
                    .waitFor();
            assertThat(command.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(printed))
                    .contains("Interrupted: 1 of 4 submissions are graded, and the server goes on")
                    .doesNotContain("\tat ");
            server.kill();
        }
        assertThat(out.resolve("results.csv")).doesNotExist();

        try (ServerProcess server = ServerProcess.start(data, 1)) {
            CommandRun done = CommandRun.of(batch(server.address(), token, "softmax-classifier", paths));

            assertThat(done.code()).as(done.err()).isZero();
            assertThat(done.err())
                    .doesNotContain("Uploading")
                    .contains(server.address() + "/courses/1/assignments/1/batches/1")
                    .contains("Results are in " + out);
            assertThat(Files.readAllLines(out.resolve("results.csv")))
                    .hasSize(1 + STUDENTS)
                    .anyMatch(line ->
                            line.startsWith("student003,student003.jar,student003,") && line.contains("is not a jar"))
                    .anyMatch(
                            line -> line.startsWith("student004,softmax.jar,student004-77,") && line.contains(",77,"));
            for (String student : List.of("student001", "student002", "student003", "student004-77")) {
                Path own = out.resolve("students").resolve(student);
                JsonNode report =
                        new ObjectMapper().readTree(own.resolve("report.json").toFile());
                assertThat(report.at("/assignment/id").asText()).isEqualTo("softmax-classifier");
                assertThat(own.resolve("report.html")).exists();
                assertThat(own.resolve("gradescope.json")).exists();
            }
            assertThat(out.resolve("junit.xml")).content().contains("student002");

            CommandRun again = CommandRun.of(batch(server.address(), token, "1", paths));
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(again.err()).contains("kept the results of 3 that were graded before");

            whoIsNotKnownIsAskedAbout(server, jars, out);
            assertThat(server.stop()).isIn(0, 143);
        }
        assertThat(counts()).as("submissions and gradings").containsExactly(3, 3);
    }

    private void whoIsNotKnownIsAskedAbout(ServerProcess server, Path jars, Path out) throws IOException {
        Files.write(jars.resolve("stranger.jar"), students.jar(9));
        String[] paths = {"--out", out.toString(), jars.toString()};

        CommandRun asked = CommandRun.of(batch(server.address(), token, "1", paths));
        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.err())
                .contains("stranger: no such student in the course")
                .contains("Nothing is handed in yet")
                .contains("--skip-unmatched");

        String[] skipping = Arrays.copyOf(paths, paths.length + 1);
        skipping[paths.length] = "--skip-unmatched";
        CommandRun skipped = CommandRun.of(batch(server.address(), token, "1", skipping));
        assertThat(skipped.code()).as(skipped.err()).isZero();
        assertThat(skipped.err()).contains("stranger: left out");
    }

    @Test
    void whatCannotBeDoneIsOneSentence() throws Exception {
        String jar =
                Files.write(folder.resolve("student001.jar"), students.jar()).toString();
        String out = folder.resolve("out").toString();
        try (ServerProcess server = ServerProcess.start(data, 0)) {
            fails(
                    2,
                    "There is no assignment 7 in course 1; there are: 1 (softmax-classifier).",
                    batch(server.address(), token, "7", "--out", out, jar));
            fails(1, "This token is not good for that.", batch(server.address(), weakToken, "1", "--out", out, jar));
            Path guessed = Files.writeString(folder.resolve("guessed"), "gradus_guessed");
            fails(
                    1,
                    "The token is missing, unknown, revoked or too old.",
                    batch(server.address(), guessed, "1", "--out", out, jar));
            fails(
                    1,
                    "There is no safe connection to ",
                    batch("https://127.0.0.1:" + server.address().getPort(), token, "1", "--out", out, jar));
            fails(
                    1,
                    "There are no submissions in ",
                    batch(
                            server.address(),
                            token,
                            "1",
                            "--out",
                            out,
                            Files.createDirectory(folder.resolve("e")).toString()));
            fails(
                    2,
                    "--server needs --course",
                    "batch",
                    "--server",
                    server.address().toString(),
                    "--assignment",
                    "1",
                    "--out",
                    out,
                    jar);
        }
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        other.start();
        try {
            fails(
                    1,
                    "The server answered with status 404 and is perhaps no Gradus.",
                    batch("http://127.0.0.1:" + other.getAddress().getPort(), token, "1", "--out", out, jar));
        } finally {
            other.stop(0);
        }
        assertThat(counts()).containsExactly(0, 0);
    }

    private static void fails(int code, String sentence, String... args) {
        CommandRun run = CommandRun.of(args);
        assertThat(run.err()).startsWith(sentence).doesNotContain("\tat ");
        assertThat(run.code()).as(run.err()).isEqualTo(code);
    }
}

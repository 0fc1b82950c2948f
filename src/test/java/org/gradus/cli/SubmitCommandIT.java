package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradus.course.Role;
import org.gradus.store.ApiTokens.Scope;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.gradus.web.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar goes to a server by the command line, and its report comes back. */
class SubmitCommandIT {
    @TempDir
    private Path folder;

    private TestServer server;
    private Person student;
    private Course course;
    private CourseAssignment assignment;
    private Path jar;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.startGrading(folder.resolve("data"));
        course = server.course("Machine Learning 1");
        assignment = server.assignment(course, "activations");
        student = server.member(course, "student07", Role.STUDENT);
        jar = Files.write(folder.resolve("loops.jar"), server.sample("activations/accepted/loops"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path token(Scope scope) throws IOException {
        String token = server.services().tokens().create(student.id(), "test", scope, Duration.ofDays(30));
        return Files.writeString(folder.resolve("token"), token + "\n");
    }

    private CommandRun submit(Path token, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "submit",
                "--server",
                server.address() + "/",
                "--token-file",
                token.toString(),
                "--course",
                Long.toString(course.id()),
                "--assignment",
                Long.toString(assignment.id())));
        all.addAll(Arrays.asList(more));
        return CommandRun.exactly(all.toArray(String[]::new));
    }

    @Test
    void theReportComesBackAndTheSameFileIsTakenOnce() throws IOException {
        Path token = token(Scope.SUBMIT);

        CommandRun first = submit(token, jar.toString());

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("loops.jar", "45 of 45 visible points");
        assertThat(first.err())
                .contains(server.address() + "/courses/" + course.id())
                .contains("Done.");

        CommandRun again = submit(token, jar.toString(), "--json");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("You have handed in this very file before");
        assertThat(again.out()).contains("\"format\" : \"gradus-report\"", "\"state\" : \"GRADED\"");
        assertThat(server.services().submissions().of(assignment.id(), student.id(), null))
                .hasSize(1);
    }

    @Test
    void whatTheServerRefusesIsSaidInItsWords() throws IOException {
        Path noJar = Files.writeString(folder.resolve("no.jar"), "not a jar");

        CommandRun refused = submit(token(Scope.SUBMIT), noJar.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.errLines()).hasSize(1);
        assertThat(refused.err()).doesNotContain("Exception");

        CommandRun weak = submit(token(Scope.READ), jar.toString());
        assertThat(weak.code()).isEqualTo(1);
        assertThat(weak.err()).contains("This token is not good for that.");

        CommandRun unknown = submit(Files.writeString(folder.resolve("token"), "gradus_guessed"), jar.toString());
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("The token is missing, unknown, revoked or too old.");
    }

    @Test
    void wrongUsageIsToldBeforeAnythingTravels() throws IOException {
        assertThat(submit(token(Scope.SUBMIT), folder.resolve("missing.jar").toString())
                        .code())
                .isEqualTo(2);
        assertThat(submit(folder.resolve("no-token"), jar.toString()).code()).isEqualTo(2);
        assertThat(submit(Files.writeString(folder.resolve("token"), "two\nlines"), jar.toString())
                        .code())
                .isEqualTo(2);
        CommandRun address = CommandRun.exactly(
                "submit", "--server", "gradus.example.org", "--course", "1", "--assignment", "1", jar.toString());
        assertThat(address.code()).isEqualTo(2);
        assertThat(address.err()).contains("--server must be an address");
    }
}

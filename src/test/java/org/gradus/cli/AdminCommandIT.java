package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.gradus.course.Role;
import org.gradus.store.Course;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Enrolment;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminCommandIT {
    @TempDir
    private Path folder;

    /** A database, with a writer that makes a person and an enrolment in one transaction after the other. */
    private static final class BusyServer implements AutoCloseable {
        private final Database database;
        private final Courses courses;
        private final Course course;
        private final AtomicInteger written = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread writer;

        BusyServer(Path data) {
            database = Database.open(Database.urlIn(data));
            courses = new Courses(database, Clock.systemUTC());
            course = courses.create("Machine Learning 1", "", ZoneId.of("UTC"));
            People people = new People(database, Clock.systemUTC());
            writer = new Thread(() -> {
                while (!over.get()) {
                    database.transaction(handle -> {
                        Person person = people.create("student" + written.get() + "@example.org", "Student");
                        courses.enrol(course.id(), person.id(), Role.STUDENT);
                        return null;
                    });
                    written.incrementAndGet();
                }
            });
            writer.start();
        }

        void await(int more) {
            int wanted = written.get() + more;
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> written.get() >= wanted);
        }

        @Override
        public void close() {
            over.set(true);
            Awaitility.await().until(() -> !writer.isAlive());
            database.close();
        }
    }

    @Test
    void whatWasWrittenBeforeABackupIsThereAfterwards() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backups").resolve("gradus.zip");
        Path restored = folder.resolve("restored");
        int before;
        int after;
        try (BusyServer server = new BusyServer(data)) {
            Files.writeString(data.resolve("secret"), "ab".repeat(32));
            Files.writeString(data.resolve("gradus.yaml"), "graders: 3\n");
            server.await(20);
            before = server.written.get();
            CommandRun run =
                    CommandRun.exactly("admin", "backup", "--out", backup.toString(), "--data", data.toString());
            after = server.written.get();
            assertThat(run.err()).startsWith("Saved " + backup);
            assertThat(run.code()).isZero();
            server.await(5);
        }

        CommandRun run = CommandRun.exactly("admin", "restore", backup.toString(), "--data", restored.toString());

        assertThat(run.err()).contains("Restored the backup of").contains("gradus serve --data " + restored);
        assertThat(run.code()).isZero();
        assertThat(restored.resolve("secret")).hasContent("ab".repeat(32));
        assertThat(restored.resolve("gradus.yaml")).hasContent("graders: 3\n");
        assertThat(restored.resolve("assignments/softmax-classifier/assignment.yaml"))
                .hasSameTextualContentAs(Path.of("reference/softmax-classifier/assignment.yaml"));
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> left = Files.list(backup.getParent())) {
            assertThat(left).containsExactly(backup);
        }
        assertThat(new SqliteFile(restored.resolve("gradus.db")).problems()).isEmpty();
        try (Database database = Database.open(Database.urlIn(restored))) {
            Courses courses = new Courses(database, Clock.systemUTC());
            Map<String, Enrolment> roster = courses.roster(courses.all().get(0).id()).stream()
                    .collect(Collectors.toMap(enrolment -> enrolment.person().email(), enrolment -> enrolment));
            assertThat(roster.size())
                    .as("each person came with an enrolment")
                    .isEqualTo(new People(database, Clock.systemUTC()).all().size())
                    .isBetween(before, after + 1);
            assertThat(roster).containsKey("student" + (before - 1) + "@example.org");
        }
    }

    @Test
    void aFolderWithSomethingInItIsNotOverwritten() throws Exception {
        Path backup = backup();
        Path used = Files.createDirectory(folder.resolve("used"));
        Files.writeString(used.resolve("mine"), "kept");

        CommandRun run = CommandRun.exactly("admin", "restore", backup.toString(), "--data", used.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is not empty, and nothing in it is overwritten");
        try (Stream<Path> inside = Files.list(used)) {
            assertThat(inside).containsExactly(used.resolve("mine"));
        }
    }

    @Test
    void aDamagedBackupIsRefusedBeforeAnythingIsWritten() throws Exception {
        Path backup = backup();
        try (FileSystem zip = FileSystems.newFileSystem(backup)) {
            Files.writeString(zip.getPath("assignments/softmax-classifier/assignment.yaml"), "title: Another\n");
        }
        Path restored = folder.resolve("restored");

        CommandRun run = CommandRun.exactly("admin", "restore", backup.toString(), "--data", restored.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("is damaged: assignments/softmax-classifier/assignment.yaml is not what was saved");
        assertThat(restored).doesNotExist();
    }

    @Test
    void aBackupThatLacksAFileOrNamesOneElsewhereIsRefused() throws Exception {
        Path lacking = backup();
        try (FileSystem zip = FileSystems.newFileSystem(lacking)) {
            Files.delete(zip.getPath("gradus.db"));
        }
        assertThat(restore(lacking).err()).contains("is not whole: it lacks gradus.db");
        Path hostile = backup();
        try (FileSystem zip = FileSystems.newFileSystem(hostile)) {
            Path manifest = zip.getPath("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replace("\"assignments/", "\"../elsewhere/"));
        }
        assertThat(restore(hostile).err()).contains("names a file outside of the data folder: ../elsewhere/");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void whatIsNoBackupIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text.zip"), "not a zip");

        assertThat(restore(text).err()).contains("is not a backup, or it is cut off");
        assertThat(restore(folder.resolve("none.zip")).err()).contains("There is no file");
    }

    @Test
    void anExistingFileIsNotReplacedByABackup() throws Exception {
        Path backup = backup();

        CommandRun run = CommandRun.exactly(
                "admin",
                "backup",
                "--out",
                backup.toString(),
                "--data",
                folder.resolve("data").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("already. Name another with --out.");
    }

    @Test
    void postgresIsBackedUpByItsOwnTool() {
        CommandRun run = CommandRun.exactly(
                "admin",
                "backup",
                "--out",
                folder.resolve("x.zip").toString(),
                "--db",
                "jdbc:postgresql://localhost/gradus");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("pg_dump").contains("secret");
    }

    @Test
    void theStatusIsToldFromTheDatabase() throws Exception {
        Path data = folder.resolve("data");
        try (BusyServer server = new BusyServer(data)) {
            server.await(3);
        }

        CommandRun run = CommandRun.exactly("admin", "status", "--data", data.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("courses      1")
                .contains("waiting      0")
                .contains("not gradable 0");
        CommandRun none = CommandRun.exactly(
                "admin", "status", "--data", folder.resolve("none").toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("There is no database");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void theConfigurationIsPrintedWithoutAServer() {
        CommandRun run = CommandRun.exactly("serve", "--print-config", "--port", "99999", "--data", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("listen.port (--port) must be a whole number from 0 to 65535");

        run = CommandRun.exactly("serve", "--print-config", "--port", "8081", "--data", folder.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("  port: 8081  # --port; ");
        assertThat(folder).isEmptyDirectory();
    }

    private Path backup() throws IOException {
        Path data = folder.resolve("data");
        Database.open(Database.urlIn(data)).close();
        Path backup = Files.createTempDirectory(folder, "backup").resolve("gradus.zip");
        assertThat(CommandRun.exactly("admin", "backup", "--out", backup.toString(), "--data", data.toString())
                        .code())
                .isZero();
        return backup;
    }

    private CommandRun restore(Path backup) {
        return CommandRun.exactly(
                "admin",
                "restore",
                backup.toString(),
                "--data",
                folder.resolve("restored").toString());
    }
}

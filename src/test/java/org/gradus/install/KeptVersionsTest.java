package org.gradus.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.Database;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.testing.GuideAssignment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files each process grades with: a server, and graders on machines whose own folders are others. */
class KeptVersionsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);
    private static final String ID = "mean-squares";

    @TempDir
    private Path folder;

    private Database database;
    private AssignmentVersions versions;
    private Person author;
    private AssignmentCatalog server;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(Database.urlIn(folder));
        versions = new AssignmentVersions(database, CLOCK);
        author = new People(database, CLOCK).create("author01@example.org", "author01");
        server = catalog("server");
        GuideAssignment.whole().writeTo(folder.resolve("server/" + ID));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AssignmentCatalog catalog(String name) throws IOException {
        return new AssignmentCatalog(Files.createDirectories(folder.resolve(name)), folder.resolve("cache"));
    }

    private LoadedAssignments ofServer(Consumer<Assignment> seen) {
        return new LoadedAssignments(
                server, KeptVersions.ofServer(versions, server, folder.resolve("unpacked"), CLOCK), seen);
    }

    private LoadedAssignments ofGrader(String name) throws IOException {
        AssignmentCatalog own = catalog(name);
        return new LoadedAssignments(
                own, KeptVersions.ofGrader(versions, own, folder.resolve(name + "-unpacked"), CLOCK), assignment -> {});
    }

    /** As the server does it in the background. */
    private String seenByServer() {
        try (CatalogKeeper keeper = new CatalogKeeper(versions, server)) {
            LoadedAssignments loaded = ofServer(keeper::seen);
            String version = loaded.get(ID).version();
            long end = System.nanoTime() + 60_000_000_000L;
            while (versions.inUse(ID).isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return version;
        }
    }

    private String installed() throws IOException {
        Path other = folder.resolve("other/" + ID);
        GuideAssignment.whole()
                .edited("assignment.yaml", text -> text.replace("Mean squares", "Other squares"))
                .writeTo(other);
        Assignment assignment = server.load(ID, other);
        Bundle files = Bundle.ofFolder(other);
        versions.add(
                ID,
                assignment.version(),
                assignment.title(),
                AssignmentVersions.Origin.UPLOAD,
                "a.zip",
                files.zip(),
                VersionFacts.of(assignment).write(),
                author);
        versions.use(ID, assignment.version(), author);
        return assignment.version();
    }

    @Test
    void aGraderWithoutTheFolderTakesTheServersVersionFromTheDatabase() throws IOException {
        String version = seenByServer();

        Assignment graded = ofGrader("empty").get(ID);

        assertThat(graded.version()).isEqualTo(version);
        assertThat(graded.folder()).startsWith(folder.resolve("empty-unpacked"));
        assertThat(versions.of(ID)).singleElement().satisfies(kept -> {
            assertThat(kept.origin()).isEqualTo(AssignmentVersions.Origin.FOLDER);
            assertThat(kept.by()).isNull();
        });
    }

    @Test
    void aGraderWithAnotherVersionInItsFolderDoesNotUseIt() throws IOException {
        String version = seenByServer();
        GuideAssignment.whole()
                .edited("assignment.yaml", text -> text.replace("Mean squares", "Old squares"))
                .writeTo(folder.resolve("old/" + ID));

        assertThat(ofGrader("old").get(ID).version()).isEqualTo(version);
    }

    @Test
    void aGraderWithTheSameFolderUsesIt() throws IOException {
        seenByServer();
        GuideAssignment.whole().writeTo(folder.resolve("same/" + ID));

        assertThat(ofGrader("same").get(ID).folder()).startsWith(folder.resolve("same"));
    }

    @Test
    void whatWasInstalledIsUsedByServerAndGradersUntilTheFolderIsChosenAgain() throws IOException {
        String built = seenByServer();
        String installed = installed();

        assertThat(ofServer(seen -> {}).get(ID).version()).isEqualTo(installed);
        assertThat(ofGrader("empty").get(ID).version()).isEqualTo(installed);

        versions.seenInFolder(ID, built);
        assertThat(ofServer(seen -> {}).get(ID).version())
                .as("a look at the folder does not undo a choice")
                .isEqualTo(installed);

        versions.useFolder(ID, built, author);
        assertThat(ofServer(seen -> {}).get(ID).title()).isEqualTo("Mean squares");
        assertThat(ofGrader("empty").get(ID).version()).isEqualTo(built);
        assertThat(versions.history(ID)).hasSize(3);
    }

    @Test
    void filesThatAreNotKeptAreNotReplacedByOthers() throws IOException {
        versions.seenInFolder(ID, "ab".repeat(32));
        GuideAssignment.whole().writeTo(folder.resolve("old/" + ID));

        assertThatThrownBy(() -> ofGrader("old").get(ID))
                .isInstanceOf(GradusException.class)
                .hasMessageContaining("The version abababababab of the assignment mean-squares is in use on the server")
                .hasMessageContaining("Copy the server's folder of assignments to this machine.");
    }

    @Test
    void filesThatWereChangedAfterwardsAreNotUsed() throws IOException {
        seenByServer();
        String version = installed();
        ofServer(seen -> {}).get(ID);
        Files.writeString(folder.resolve("unpacked/" + version + "/" + ID + "/handout.md"), "# Another task\n");

        assertThatThrownBy(() -> ofServer(seen -> {}).get(ID))
                .isInstanceOf(GradusException.class)
                .hasMessageContaining("are not those of the version of mean-squares that is in use");
    }

    @Test
    void aBackupOfTheDatabaseCarriesWhatWasInstalled() throws IOException {
        String version = installed();
        Path copy = Files.createDirectories(folder.resolve("restored")).resolve("gradus.db");
        new org.gradus.store.SqliteFile(folder.resolve("gradus.db")).copyTo(copy);

        try (Database restored = Database.open(Database.urlIn(folder.resolve("restored")))) {
            AssignmentCatalog none = catalog("none");
            LoadedAssignments loaded = new LoadedAssignments(
                    none,
                    KeptVersions.ofServer(
                            new AssignmentVersions(restored, CLOCK), none, folder.resolve("restored/installed"), CLOCK),
                    seen -> {});
            assertThat(loaded.ids()).containsExactly(ID);
            assertThat(loaded.get(ID).version()).isEqualTo(version);
        }
    }
}

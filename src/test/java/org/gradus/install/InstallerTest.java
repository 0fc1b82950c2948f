package org.gradus.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.Database;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.testing.GuideAssignment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that do not go as they should: those that hang, and requests that come twice. */
@Timeout(120)
class InstallerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Database database;
    private AssignmentVersions versions;
    private Person author;

    @BeforeEach
    void open() {
        database = Database.open(Database.urlIn(folder));
        versions = new AssignmentVersions(database, CLOCK);
        author = new People(database, CLOCK).create("author01@example.org", "author01");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Installer installer(Duration longest) throws IOException {
        AssignmentCatalog catalog =
                new AssignmentCatalog(Files.createDirectories(folder.resolve("server")), folder.resolve("cache"));
        KeptVersions kept = KeptVersions.ofServer(versions, catalog, folder.resolve("unpacked"), CLOCK);
        return new Installer(
                versions,
                catalog,
                new LoadedAssignments(catalog, kept, assignment -> {}),
                kept,
                Optional.empty(),
                () -> "00".repeat(32),
                folder.resolve("staging"),
                longest);
    }

    private Installer.Handed handed(String id, byte[] zip, String once) throws BundleRefused {
        return new Installer.Handed(
                BundleReader.zip(zip, "a.zip", id), AssignmentVersions.Origin.UPLOAD, "a.zip", author, once);
    }

    private static boolean runs(String id) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("proof of " + id));
    }

    @Test
    void whatHangsIsGivenUpAndItsThreadEnds() throws Exception {
        byte[] sleeper = GuideAssignment.whole()
                .edited(
                        "MeanSquaresReference.java",
                        text -> text.replace("return x.mult(w).minus(t);", "return slow(x.mult(w).minus(t));")
                                .replace("    protected double loss(", """
                                            private static SimpleMatrix slow(SimpleMatrix errors) {
                                                try {
                                                    Thread.sleep(3_600_000);
                                                } catch (InterruptedException e) {
                                                    throw new IllegalStateException(e);
                                                }
                                                return errors;
                                            }

                                            protected double loss("""))
                .zip("");
        try (Installer installer = installer(Duration.ofSeconds(5))) {
            ProofRun run = installer.take(handed("sleeper", sleeper, "1")).run();
            assertThat(runs("sleeper")).isTrue();
            while (runs("sleeper")) {
                Thread.onSpinWait();
            }

            assertThat(run.state().problems())
                    .singleElement()
                    .asString()
                    .startsWith("It did not come to an end within ");
        }
    }

    @Test
    void whatComesTwiceIsTakenOnce() throws Exception {
        byte[] zip = GuideAssignment.whole().zip("");
        byte[] other = GuideAssignment.whole().with("notes.txt", "more").zip("");
        try (Installer installer = installer(Duration.ofMinutes(5))) {
            Installer.Taken first = installer.take(handed("twice", zip, "1"));
            Installer.Taken again = installer.take(handed("twice", zip, "1"));

            assertThat(again).isEqualTo(new Installer.Taken(Installer.Outcome.SENT_TWICE, first.run()));
            assertThat(installer.take(handed("twice", other, "1")).outcome()).isEqualTo(Installer.Outcome.MARK_USED);
            assertThat(installer.take(handed("thrice", zip, "1")).outcome()).isEqualTo(Installer.Outcome.MARK_USED);
            assertThat(installer.take(handed("twice", zip, "2")).outcome()).isEqualTo(Installer.Outcome.BEGUN);
            while (runs("twice")) {
                Thread.onSpinWait();
            }
        }
    }
}

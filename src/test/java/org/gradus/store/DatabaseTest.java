package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.gradus.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a database is opened, and when it is not. */
class DatabaseTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void charactersThatNoTextMayHoldAreReplaced(TestDatabase kind) {
        try (Database database = Database.open(kind.url(folder))) {
            String kept = database.with(handle -> handle.createQuery("select cast(:text as varchar(20))")
                    .bind("text", "a\0b")
                    .mapTo(String.class)
                    .one());

            assertThat(kept).isEqualTo("a\uFFFDb");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrittenByANewerVersionIsRefused(TestDatabase kind) throws Exception {
        String url = kind.url(folder);
        Database.open(url).close();
        execute(
                url,
                "insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success) values (99, '99', 'to come', 'SQL',"
                        + " 'V99__to_come.sql', 1, 'x', current_timestamp, 1, "
                        + (kind == TestDatabase.SQLITE ? "1" : "true") + ")");

        assertThatThrownBy(() -> Database.open(url))
                .isInstanceOf(StoreException.class)
                .hasMessage("The database was written by a newer Gradus (schema 99). Start that version, or restore the"
                        + " backup that was made before the update.");
    }

    @ParameterizedTest
    @EnumSource
    void aMigrationThatFailedIsTold(TestDatabase kind) throws Exception {
        String url = kind.url(folder);
        Database.open(url).close();
        execute(
                url,
                "update flyway_schema_history set success = " + (kind == TestDatabase.SQLITE ? "0" : "false")
                        + " where version = '2'");

        assertThatThrownBy(() -> Database.open(url))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not fit this version's schema")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @EnumSource
    void anotherProgramsDatabaseIsLeftAlone(TestDatabase kind) throws Exception {
        String url = kind.url(folder);
        execute(url, "create table recipe (name text)");

        assertThatThrownBy(() -> Database.open(url))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing was changed. Is it another program's");
    }

    @ParameterizedTest
    @EnumSource
    void whoOnlyUsesADatabaseDoesNotMakeIt(TestDatabase kind) {
        String url = kind.url(folder);

        assertThatThrownBy(() -> Database.openExisting(url, "", ""))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Start the server of this version once, `gradus serve`");
        Database.open(url).close();
        try (Database database = Database.openExisting(url, "", "")) {
            assertThat(database.pool().waiting()).isZero();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws Exception {
        Path file = folder.resolve("gradus.db");
        Files.writeString(file, "not a database at all, but long enough to look like one: ".repeat(50));

        assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining("restore a backup");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsTold() {
        assertThatThrownBy(() -> Database.open("jdbc:postgresql://127.0.0.1:1/gradus", "gradus", "hunter2"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/gradus cannot be opened")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void damageIsSeenInAFile() throws Exception {
        Path file = folder.resolve("gradus.db");
        try (Database database = Database.open("jdbc:sqlite:" + file)) {
            People people = new People(database, java.time.Clock.systemUTC());
            for (int i = 0; i < 300; i++) {
                people.create("student" + i + "@example.org", "Student " + i + " with a long name ".repeat(20));
            }
        }
        assertThat(new SqliteFile(file).problems()).isEmpty();
        byte[] content = Files.readAllBytes(file);
        byte[] noise = "noise".repeat(2000).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(noise, 0, content, content.length / 2, noise.length);
        Files.write(file, content);

        List<String> problems = new SqliteFile(file).problems();

        assertThat(problems).isNotEmpty().hasSizeLessThanOrEqualTo(5);
    }

    /** What uploads rely on there: no place has to be held, as nobody else writes from the first question of a transaction on. */
    @Test
    void aTransactionOfSqliteHasTheFileToItselfFromItsFirstQuestionOn() {
        String url = TestDatabase.SQLITE.url(folder);
        try (Database database = Database.open(url)) {
            database.transaction(handle -> {
                handle.createQuery("select count(*) from person")
                        .mapTo(Integer.class)
                        .one();
                assertThatThrownBy(() ->
                                execute(url + "?busy_timeout=0", "insert into shared_value values ('name', 'value')"))
                        .hasMessageContaining("SQLITE_BUSY");
                return null;
            });
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

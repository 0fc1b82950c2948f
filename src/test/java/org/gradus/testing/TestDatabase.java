package org.gradus.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** The databases that Gradus runs on, an empty one for each test. */
public enum TestDatabase {
    SQLITE {
        @Override
        public String url(Path folder) {
            return "jdbc:sqlite:" + folder.resolve("gradus.db").toAbsolutePath();
        }
    },
    POSTGRESQL {
        @Override
        public String url(Path folder) {
            // The tests bring the binaries of this platform alone; where everything must be tried, another one fails.
            if (System.getenv("CI") == null) {
                Assumptions.assumeTrue(
                        System.getProperty("os.name").equals("Linux")
                                && System.getProperty("os.arch").equals("amd64"),
                        "PostgreSQL is tried on Linux on x86-64");
            }
            return Running.INSTANCE.fresh();
        }
    };

    /** The URL of a new, empty database. */
    public abstract String url(Path folder);

    /** One server for all tests of this JVM; it ends with it. */
    private static final class Running {
        private static final Running INSTANCE = new Running();

        private final EmbeddedPostgres server;

        private Running() {
            try {
                server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String fresh() {
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return server.getJdbcUrl("postgres", name);
        }
    }
}

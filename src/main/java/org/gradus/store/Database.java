package org.gradus.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;

/**
 * The database of a server: opened, brought to this version's schema, and shared by all stores.
 *
 * <p>A transaction belongs to its thread: stores that are called inside of {@link #transaction} take part in it, and so does the
 * queue, which sees the same connection through {@link #queueSource}. What one transaction wrote is there as a whole or not at all.
 */
public final class Database implements AutoCloseable {
    private static final String MIGRATIONS = "classpath:org/gradus/store/migrations";

    private final HikariDataSource pool;
    private final Dialect dialect;
    private final Jdbi jdbi;
    // Not static: a process may have several databases, and a transaction belongs to one of them.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Handle> current = new ThreadLocal<>();

    private Database(HikariDataSource pool, Dialect dialect) {
        this.pool = pool;
        this.dialect = dialect;
        this.jdbi = Jdbi.create(pool);
    }

    /** The URL of the SQLite file in a data folder, which is made if it is missing. */
    public static String urlIn(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new StoreException(
                    "The data folder " + data + " cannot be made: " + e.getMessage() + ". Name another with --data.",
                    e);
        }
        return "jdbc:sqlite:" + data.resolve("gradus.db").toAbsolutePath();
    }

    /**
     * Opens a database and migrates it.
     *
     * @param url a JDBC URL of SQLite or PostgreSQL
     * @throws StoreException if it cannot be reached, is damaged, or was written by a newer Gradus
     */
    public static Database open(String url) {
        Dialect dialect;
        HikariConfig config = new HikariConfig();
        if (url.startsWith("jdbc:sqlite:")) {
            dialect = Dialect.SQLITE;
            config.setJdbcUrl(url);
            // A commit is on the disk when it is acknowledged, a writer waits for its turn, and a transaction takes it
            // at once:
            // one that read first and wrote then could not wait.
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "FULL");
            config.addDataSourceProperty("busy_timeout", "20000");
            config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
            config.addDataSourceProperty("foreign_keys", "true");
            config.setMaximumPoolSize(10);
        } else if (url.startsWith("jdbc:postgresql:")) {
            dialect = Dialect.POSTGRESQL;
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(20);
        } else {
            throw new StoreException(
                    "The database URL must begin with jdbc:sqlite: or jdbc:postgresql:, not " + url + ".");
        }
        config.setPoolName("gradus");
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new StoreException(
                    "The database " + withoutPassword(url) + " cannot be opened: " + e.getMessage()
                            + ". Does it run, and may this user write there?",
                    e);
        }
        try {
            migrate(pool, dialect);
            return new Database(pool, dialect);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static void migrate(DataSource source, Dialect dialect) {
        Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations(MIGRATIONS)
                .placeholders(dialect.words())
                .validateMigrationNaming(true)
                .load();
        try {
            for (MigrationInfo migration : flyway.info().all()) {
                if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                    throw new StoreException("The database was written by a newer Gradus (schema "
                            + migration.getVersion()
                            + "). Start that version, or restore the backup that was made before the update.");
                }
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "The database could not be brought to this version's schema; it is unchanged. " + e.getMessage(),
                    e);
        }
    }

    private static String withoutPassword(String url) {
        return url.replaceAll("(?i)(password=)[^&]*", "$1…").replaceAll("//[^/@]*@", "//…@");
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Runs some statements; inside of a transaction as a part of it. */
    public <T> T with(Function<Handle, T> work) {
        Handle bound = current.get();
        return bound == null ? jdbi.withHandle(work::apply) : work.apply(bound);
    }

    /** Runs everything or nothing; a transaction within another one is a part of it. */
    public <T> T transaction(Function<Handle, T> work) {
        if (current.get() != null) {
            return work.apply(current.get());
        }
        return jdbi.inTransaction(handle -> {
            current.set(handle);
            try {
                return work.apply(handle);
            } finally {
                current.remove();
            }
        });
    }

    /** Connections for the queue: the transaction's own inside of one. */
    public DataSource queueSource() {
        return new JoiningDataSource(pool, () -> {
            Handle bound = current.get();
            return bound == null ? null : bound.getConnection();
        });
    }

    /** Tells each statement to somebody who watches, such as a test that counts them. */
    public void watch(SqlLogger watcher) {
        jdbi.setSqlLogger(watcher);
    }

    /** Connections of one's own, for backups. */
    public DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}

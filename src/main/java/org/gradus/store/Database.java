package org.gradus.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Types;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
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
        this.jdbi = Jdbi.create(pool).registerArgument(new Texts());
    }

    /** Texts without the character 0, which PostgreSQL refuses and at which functions of SQLite end. */
    private static final class Texts extends AbstractArgumentFactory<String> {
        Texts() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(String text, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, text.replace('\0', '\uFFFD'));
        }
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
        return open(url, "", "", true);
    }

    /** The same, with the user's name and password; each empty if the URL or the database's own rules say it. */
    public static Database open(String url, String user, String password) {
        return open(url, user, password, true);
    }

    /**
     * Opens a database that a server has made, and leaves its schema as it is.
     *
     * @throws StoreException also if its schema is not exactly that of this version
     */
    public static Database openExisting(String url, String user, String password) {
        return open(url, user, password, false);
    }

    private static Database open(String url, String user, String password, boolean migrating) {
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
            if (!user.isEmpty()) {
                config.setUsername(user);
            }
            if (!password.isEmpty()) {
                config.setPassword(password);
            }
            config.setMaximumPoolSize(20);
            // Graders use few most of the time, and all processes together may have a hundred unless PostgreSQL is told
            // otherwise.
            config.setMinimumIdle(2);
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
                            + (dialect == Dialect.SQLITE
                                    ? ". May this user write there? If the file is damaged, restore a backup."
                                    : ". Does it run, and do user and password fit?"),
                    e);
        }
        try {
            migrate(pool, dialect, migrating);
            return new Database(pool, dialect);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static void migrate(DataSource source, Dialect dialect, boolean migrating) {
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
            if (migrating) {
                flyway.migrate();
            } else if (flyway.info().pending().length > 0) {
                throw new StoreException(
                        "The database does not have this version's schema yet. Start the server of this"
                                + " version once, `gradus serve`: it brings the database up to date.");
            }
            flyway.validate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "The database does not fit this version's schema, and nothing was changed. Is it another program's,"
                            + " or was it changed by hand? Restore a backup, or name another with --db. "
                            + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "),
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

    /**
     * How the connections are used.
     *
     * @param waiting threads that want one and have none
     */
    public record PoolUse(int active, int idle, int waiting) {}

    /** How the connections are used now. */
    public PoolUse pool() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new PoolUse(now.getActiveConnections(), now.getIdleConnections(), now.getThreadsAwaitingConnection());
    }

    @Override
    public void close() {
        pool.close();
    }
}

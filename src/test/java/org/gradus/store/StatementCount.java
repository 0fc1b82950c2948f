package org.gradus.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts what is asked of a database while it is open. */
public final class StatementCount implements AutoCloseable {
    private final Database database;
    private final AtomicInteger statements = new AtomicInteger();

    public StatementCount(Database database) {
        this.database = database;
        database.watch(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                statements.incrementAndGet();
            }
        });
    }

    public int statements() {
        return statements.get();
    }

    @Override
    public void close() {
        database.watch(SqlLogger.NOP_SQL_LOGGER);
    }
}

package org.gradus.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lends the running transaction's connection, which its borrower can neither commit nor close. */
final class JoiningDataSource implements DataSource {
    /** What only the owner of a transaction decides. */
    private static final Set<String> OWNERS = Set.of("close", "commit", "rollback", "setAutoCommit", "setReadOnly");

    private final DataSource pool;
    private final Supplier<@Nullable Connection> current;

    JoiningDataSource(DataSource pool, Supplier<@Nullable Connection> current) {
        this.pool = pool;
        this.current = current;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection bound = current.get();
        return bound == null ? pool.getConnection() : lent(bound);
    }

    private static Connection lent(Connection bound) {
        return (Connection) Proxy.newProxyInstance(
                JoiningDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (OWNERS.contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(bound, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the pool knows its user");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}

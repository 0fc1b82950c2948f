package org.gradus.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** An SQLite database as a file: to be copied while a server writes to it, and to be looked over. It is never migrated here. */
public final class SqliteFile {
    /** A damaged file can have thousands of problems; a few tell enough. */
    private static final int PROBLEMS = 5;

    private final Path file;

    public SqliteFile(Path file) {
        this.file = file;
    }

    /**
     * Copies the database as it is at one moment, while others go on writing.
     *
     * @param copy must not exist
     */
    public void copyTo(Path copy) {
        try (Connection connection = open();
                PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
            vacuum.setString(1, copy.toAbsolutePath().toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw new StoreException(
                    "The database " + file + " cannot be copied to " + copy + ": " + e.getMessage()
                            + ". Is there room on the disk?",
                    e);
        }
    }

    /** What is wrong with the file, in SQLite's words; empty if nothing is. */
    public List<String> problems() {
        List<String> found = new ArrayList<>();
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma integrity_check(" + PROBLEMS + ")")) {
            while (row.next()) {
                if (!"ok".equals(row.getString(1))) {
                    found.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            found.add(String.valueOf(e.getMessage()));
        }
        return found;
    }

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 20000");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}

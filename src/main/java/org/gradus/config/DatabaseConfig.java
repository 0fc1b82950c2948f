package org.gradus.config;

/**
 * The database.
 *
 * @param url a JDBC URL; empty for the SQLite file in the data folder
 * @param user empty if the URL or the database's own rules say who it is
 * @param password empty if there is none
 */
public record DatabaseConfig(String url, String user, String password) {
    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public String toString() {
        return "DatabaseConfig[" + url + "]";
    }
}

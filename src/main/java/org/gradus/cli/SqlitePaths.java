package org.gradus.cli;

import java.nio.file.Path;
import org.gradus.config.ServerConfig;

/** Where a configuration's SQLite file lies. */
final class SqlitePaths {
    private static final String PREFIX = "jdbc:sqlite:";

    private SqlitePaths() {}

    static Path of(ServerConfig config) {
        String url = config.database().url();
        return url.isEmpty()
                ? config.data().resolve("gradus.db")
                : Path.of(url.substring(PREFIX.length()).replaceFirst("\\?.*", ""));
    }
}

package org.gradus.store;

import java.util.Map;

/** The databases that Gradus runs on, and the few words in which their SQL differs. */
public enum Dialect {
    SQLITE("integer primary key autoincrement", "blob", "timestamp"),
    POSTGRESQL("bigint generated always as identity primary key", "bytea", "timestamp with time zone");

    private final String id;
    private final String bytes;
    private final String timestamp;

    Dialect(String id, String bytes, String timestamp) {
        this.id = id;
        this.bytes = bytes;
        this.timestamp = timestamp;
    }

    /** What the placeholders of the migrations stand for. */
    Map<String, String> words() {
        return Map.of("id", id, "bytes", bytes, "timestamp", timestamp);
    }
}

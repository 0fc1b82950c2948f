package org.gradus.config;

/** How the log is written. */
public enum LogFormat {
    /** A line for people. */
    TEXT,
    /** A JSON object in a line, for programs. */
    JSON
}

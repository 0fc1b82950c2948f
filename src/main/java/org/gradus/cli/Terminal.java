package org.gradus.cli;

/** Whether a person watches; the launcher script knows, and Java's own answer differs between versions. */
final class Terminal {
    private Terminal() {}

    /** Whether standard output is a terminal. */
    static boolean isOutput() {
        return Boolean.getBoolean("gradus.terminal.output");
    }

    /** Whether standard error is a terminal. */
    static boolean isError() {
        return Boolean.getBoolean("gradus.terminal.error");
    }
}

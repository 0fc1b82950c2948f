package org.gradus.report;

/** A file is not a complete score report of a version that this Gradus reads; grading again is the way out. */
public final class UnreadableReport extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableReport(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadableReport(String message) {
        super(message);
    }
}

package org.gradus.grading;

/** Something on our side failed while grading: never the student's fault, and worth another try. */
final class GraderFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    GraderFault(String message) {
        super(message);
    }

    GraderFault(String message, Throwable cause) {
        super(message, cause);
    }
}

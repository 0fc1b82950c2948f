package org.gradus.check;

/** Something that an instructor or an operator must mend; the message says what, where, and how. */
public class GradusException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public GradusException(String message) {
        super(message);
    }

    public GradusException(String message, Throwable cause) {
        super(message, cause);
    }
}

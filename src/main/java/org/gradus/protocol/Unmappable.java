package org.gradus.protocol;

/** An object that may not cross the border, with the reason as the end of a sentence: {@code returned null}. */
public final class Unmappable extends Exception {
    private static final long serialVersionUID = 1;

    private final Reply.Kind kind;

    public Unmappable(Reply.Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Reply.Kind kind() {
        return kind;
    }

    /** What was wrong, such as {@code returned a float matrix (FMatrixRMaj); a double matrix was expected}. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

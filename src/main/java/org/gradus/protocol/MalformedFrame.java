package org.gradus.protocol;

/** What came over the border is not a frame of this protocol; the one exception for all malformed input. */
public final class MalformedFrame extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedFrame(String message) {
        super(message);
    }

    MalformedFrame(String message, Throwable cause) {
        super(message, cause);
    }
}

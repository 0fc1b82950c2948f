package org.gradus.protocol;

/** Limits of the frames, agreed by both sides. */
public final class Frames {
    /** Longest text in a frame, in characters. */
    public static final int MAX_TEXT = 4_000;

    private Frames() {}
}

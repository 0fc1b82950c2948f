package org.gradus.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The frames on the wire: magic number, nonce, length, body; all big-endian. A reply carries the nonce of its request, so that a
 * frame sent before the question is not taken for its answer. Limits are agreed by both sides.
 */
public final class Frames {
    /** Longest text in a frame, in characters. */
    public static final int MAX_TEXT = 4_000;

    /** Longest body of a request, in bytes. */
    public static final int MAX_REQUEST = 64 << 20;

    /** Longest body of a reply, in bytes. */
    public static final int MAX_REPLY = 48 << 20;

    /** Most bytes of content in one mapped value; leaves room for the framing of a reply. */
    public static final int MAX_VALUE = 40 << 20;

    /** Most elements in one list or map, and most values in one body. */
    public static final int MAX_ELEMENTS = 100_000;

    /** Deepest nesting of a body. */
    static final int MAX_DEPTH = 64;

    private static final int MAGIC = 0x47524144;
    private static final int HEADER = 16;

    /** As much as a pipe holds. Streams copy what they are given through native memory, which they take anew for each larger piece. */
    private static final int PIECE = 1 << 16;

    /** By how much the body in reading grows when it is full. */
    private static final long GROWTH = 8;

    private Frames() {}

    /**
     * One frame.
     *
     * @param nonce the number that a reply repeats from its request; 0 in the unasked first frame
     */
    public record Frame(long nonce, byte[] body) {}

    /** Writes a frame and flushes. */
    public static void write(OutputStream out, long nonce, byte[] body) throws IOException {
        // What fits goes out in one piece, so that the reader wakes once; a large body is not copied.
        boolean together = body.length <= PIECE;
        ByteBuffer frame = ByteBuffer.allocate(together ? HEADER + body.length : HEADER)
                .putInt(MAGIC)
                .putLong(nonce)
                .putInt(body.length);
        if (together) {
            frame.put(body);
        }
        out.write(frame.array());
        for (int written = 0; !together && written < body.length; written += PIECE) {
            out.write(body, written, Math.min(PIECE, body.length - written));
        }
        out.flush();
    }

    /**
     * Reads a frame. Memory grows with the bytes that arrive, never with the length announced.
     *
     * @param limit longest body to accept
     * @throws EOFException if the stream ends before or within the frame
     * @throws MalformedFrame if magic number or length are wrong
     */
    public static Frame read(InputStream in, int limit) throws IOException, MalformedFrame {
        byte[] bytes = new byte[HEADER];
        fill(in, bytes, 0);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (header.getInt() != MAGIC) {
            throw new MalformedFrame("no frame begins here");
        }
        long nonce = header.getLong();
        int length = header.getInt();
        if (length < 0 || length > limit) {
            throw new MalformedFrame(
                    "a body of " + Integer.toUnsignedString(length) + " bytes is announced, " + limit + " are allowed");
        }
        byte[] body = new byte[Math.min(length, PIECE)];
        fill(in, body, 0);
        while (body.length < length) {
            int read = body.length;
            body = Arrays.copyOf(body, (int) Math.min(length, GROWTH * read));
            fill(in, body, read);
        }
        return new Frame(nonce, body);
    }

    /** Returns a text that may cross the border: cut to {@link #MAX_TEXT} characters, the cut marked. */
    public static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = MAX_TEXT - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "\u2026";
    }

    private static void fill(InputStream in, byte[] bytes, int from) throws IOException {
        for (int at = from; at < bytes.length; ) {
            int wanted = Math.min(PIECE, bytes.length - at);
            if (in.readNBytes(bytes, at, wanted) < wanted) {
                throw new EOFException("the stream ended within a frame");
            }
            at += wanted;
        }
    }
}

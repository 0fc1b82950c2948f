package org.gradus.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one CBOR document of known form; every deviation is a {@link MalformedFrame}, or a runtime exception where the bytes end too
 * early. No length is believed that the bytes at hand do not cover, so nothing larger than the document is ever allocated.
 */
final class CborInput {
    private static final long UNKNOWN = -1;

    /** What the decoder puts where it cannot decode. */
    private static final char REPLACEMENT = '\uFFFD';

    private final ByteBuffer in;
    /** What is still to come in each array that is open, {@link #UNKNOWN} if it ends by a break. */
    private final long[] open = new long[Frames.MAX_DEPTH];

    private int depth;
    private int elements;

    CborInput(byte[] body) {
        in = ByteBuffer.wrap(body);
    }

    /** Checks that nothing follows the document. */
    void finish() throws MalformedFrame {
        if (in.hasRemaining()) {
            throw new MalformedFrame("something follows the document");
        }
    }

    void begin() throws MalformedFrame {
        int first = first();
        long count = first == Cbor.OPEN_ARRAY ? UNKNOWN : length(first, Cbor.ARRAY);
        if (depth == open.length) {
            throw new MalformedFrame("nested too deeply");
        }
        open[depth++] = count;
    }

    void end() throws MalformedFrame {
        if (more()) {
            throw new MalformedFrame("an array is longer than expected");
        }
    }

    String text() throws MalformedFrame {
        byte[] encoded = content(Cbor.TEXT);
        String text = new String(encoded, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), encoded)) {
            throw new MalformedFrame("a text is no UTF-8");
        }
        if (text.length() > Frames.MAX_TEXT) {
            throw new MalformedFrame("a text is too long");
        }
        return text;
    }

    int whole() throws MalformedFrame {
        long value = wholeLong();
        if (value != (int) value) {
            throw new MalformedFrame("an int was expected");
        }
        return (int) value;
    }

    long wholeLong() throws MalformedFrame {
        int first = first();
        boolean negative = (first & 0xe0) == Cbor.NEGATIVE;
        long value = head(first, negative ? Cbor.NEGATIVE : Cbor.UNSIGNED);
        if (value < 0) {
            throw new MalformedFrame("a number is too large");
        }
        return negative ? ~value : value;
    }

    double real() throws MalformedFrame {
        if (first() != Cbor.DOUBLE) {
            throw new MalformedFrame("a double was expected");
        }
        return Double.longBitsToDouble(in.getLong());
    }

    boolean flag() throws MalformedFrame {
        int first = first();
        if (first != Cbor.TRUE && first != Cbor.FALSE) {
            throw new MalformedFrame("a boolean was expected");
        }
        return first == Cbor.TRUE;
    }

    byte[] bytes() throws MalformedFrame {
        return content(Cbor.BYTES);
    }

    double[] reals() throws MalformedFrame {
        ByteBuffer numbers = numbers();
        if (numbers.remaining() % Double.BYTES != 0) {
            throw new MalformedFrame(numbers.remaining() + " bytes are no doubles");
        }
        double[] values = new double[numbers.remaining() / Double.BYTES];
        numbers.asDoubleBuffer().get(values);
        return values;
    }

    int[] wholes() throws MalformedFrame {
        ByteBuffer numbers = numbers();
        if (numbers.remaining() % Integer.BYTES != 0) {
            throw new MalformedFrame(numbers.remaining() + " bytes are no ints");
        }
        int[] values = new int[numbers.remaining() / Integer.BYTES];
        numbers.asIntBuffer().get(values);
        return values;
    }

    /** The content of a byte string, where it lies. */
    private ByteBuffer numbers() throws MalformedFrame {
        int length = length(first(), Cbor.BYTES);
        ByteBuffer numbers = in.slice().limit(length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return numbers;
    }

    List<String> texts() throws MalformedFrame {
        List<String> values = new ArrayList<>();
        begin();
        while (next()) {
            values.add(text());
        }
        return values;
    }

    /** Whether the innermost open array of any length has another element; it is closed if not. */
    boolean next() throws MalformedFrame {
        if (++elements > 2 * Frames.MAX_ELEMENTS) {
            throw new MalformedFrame("too many values");
        }
        return more();
    }

    private boolean more() {
        long left = open[depth - 1];
        boolean over = left == UNKNOWN ? (in.get(in.position()) & 0xff) == Cbor.BREAK : left == 0;
        if (over) {
            depth--;
            if (left == UNKNOWN) {
                in.get();
            }
        }
        return !over;
    }

    /** The first byte of an item, which must have a place in the array that is open. */
    private int first() throws MalformedFrame {
        if (depth > 0 && open[depth - 1] != UNKNOWN && open[depth - 1]-- == 0) {
            throw new MalformedFrame("an array is shorter than expected");
        }
        return in.get() & 0xff;
    }

    private byte[] content(int major) throws MalformedFrame {
        byte[] content = new byte[length(first(), major)];
        in.get(content);
        return content;
    }

    /** A count of bytes or of items, each of which takes a byte at least. */
    private int length(int first, int major) throws MalformedFrame {
        long length = head(first, major);
        if (length < 0 || length > in.remaining()) {
            throw new MalformedFrame("more is announced than there is");
        }
        return (int) length;
    }

    /** The number in an item's head; negative if it needs all 64 bits. */
    private long head(int first, int major) throws MalformedFrame {
        int low = first - major;
        if (low >= 0 && low < Cbor.ONE_BYTE) {
            return low;
        }
        return switch (low) {
            case Cbor.ONE_BYTE -> in.get() & 0xff;
            case Cbor.TWO_BYTES -> in.getShort() & 0xffff;
            case Cbor.FOUR_BYTES -> in.getInt() & 0xffffffffL;
            case Cbor.EIGHT_BYTES -> in.getLong();
            default -> throw new MalformedFrame("an item of another kind was expected");
        };
    }
}

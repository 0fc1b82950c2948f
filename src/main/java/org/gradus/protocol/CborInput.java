package org.gradus.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one CBOR document of known form; every deviation is a {@link MalformedFrame}. */
final class CborInput {
    private final JsonParser parser;
    private int elements;
    private boolean pushedBack;

    /** A part of a document. */
    interface Part<T> {
        T read() throws IOException, MalformedFrame;
    }

    /** The form of a whole document. */
    interface Document<T> {
        T read(CborInput in) throws IOException, MalformedFrame;
    }

    private CborInput(byte[] body) throws IOException {
        parser = CborOutput.FACTORY.createParser(body);
    }

    /** Reads a document and checks that nothing follows it. */
    static <T> T document(byte[] body, Document<T> form) throws MalformedFrame {
        try {
            CborInput in = new CborInput(body);
            T value = form.read(in);
            if (in.next() != null) {
                throw new MalformedFrame("something follows the document");
            }
            return value;
        } catch (IOException | RuntimeException e) {
            // The constructors of our records refuse what does not fit together, the parser what is no CBOR.
            throw new MalformedFrame(
                    "not a document of this protocol: " + e.getClass().getSimpleName(), e);
        }
    }

    void begin() throws IOException, MalformedFrame {
        expect(next(), JsonToken.START_ARRAY);
    }

    void end() throws IOException, MalformedFrame {
        expect(next(), JsonToken.END_ARRAY);
    }

    String text() throws IOException, MalformedFrame {
        expect(next(), JsonToken.VALUE_STRING);
        return currentText();
    }

    int whole() throws IOException, MalformedFrame {
        long value = wholeLong();
        if (value != (int) value) {
            throw new MalformedFrame("an int was expected");
        }
        return (int) value;
    }

    long wholeLong() throws IOException, MalformedFrame {
        expect(next(), JsonToken.VALUE_NUMBER_INT);
        return currentLong();
    }

    double real() throws IOException, MalformedFrame {
        expect(next(), JsonToken.VALUE_NUMBER_FLOAT);
        if (parser.getNumberType() != JsonParser.NumberType.DOUBLE) {
            throw new MalformedFrame("a double was expected");
        }
        return parser.getDoubleValue();
    }

    boolean flag() throws IOException, MalformedFrame {
        JsonToken token = next();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw new MalformedFrame("a boolean was expected");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    byte[] bytes() throws IOException, MalformedFrame {
        expect(next(), JsonToken.VALUE_EMBEDDED_OBJECT);
        byte[] value = parser.getBinaryValue();
        if (value == null) {
            throw new MalformedFrame("a byte string was expected");
        }
        return value;
    }

    double[] reals() throws IOException, MalformedFrame {
        byte[] bytes = bytes();
        if (bytes.length % Double.BYTES != 0) {
            throw new MalformedFrame(bytes.length + " bytes are no doubles");
        }
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }

    int[] wholes() throws IOException, MalformedFrame {
        byte[] bytes = bytes();
        if (bytes.length % Integer.BYTES != 0) {
            throw new MalformedFrame(bytes.length + " bytes are no ints");
        }
        int[] values = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values);
        return values;
    }

    <T> List<T> list(Part<T> element) throws IOException, MalformedFrame {
        begin();
        List<T> values = new ArrayList<>();
        while (more()) {
            values.add(element.read());
        }
        return values;
    }

    <K, T> Map<K, T> map(Part<K> key, Part<T> element) throws IOException, MalformedFrame {
        begin();
        Map<K, T> values = new LinkedHashMap<>();
        while (more()) {
            if (values.put(key.read(), element.read()) != null) {
                throw new MalformedFrame("a name occurs twice");
            }
        }
        return values;
    }

    /** Whether the list goes on; its end is consumed. */
    private boolean more() throws IOException, MalformedFrame {
        count();
        pushedBack = next() != JsonToken.END_ARRAY;
        return pushedBack;
    }

    private @Nullable JsonToken next() throws IOException {
        if (pushedBack) {
            pushedBack = false;
            return parser.currentToken();
        }
        return parser.nextToken();
    }

    private void count() throws MalformedFrame {
        if (++elements > 2 * Frames.MAX_ELEMENTS) {
            throw new MalformedFrame("too many values");
        }
    }

    private String currentText() throws IOException, MalformedFrame {
        String text = parser.getText();
        if (text.length() > Frames.MAX_TEXT) {
            throw new MalformedFrame("a text is too long");
        }
        return text;
    }

    private long currentLong() throws IOException, MalformedFrame {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new MalformedFrame("a number is too large");
        }
        return parser.getLongValue();
    }

    private static void expect(@Nullable JsonToken token, JsonToken expected) throws MalformedFrame {
        if (token != expected) {
            throw new MalformedFrame(expected + " was expected, found " + token);
        }
    }
}

package org.gradus.protocol;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Writes one CBOR document. Everything is positional: arrays of known length; numbers in bulk are little-endian byte strings. */
final class CborOutput {
    static final CBORFactory FACTORY = CBORFactory.builder()
            .disable(com.fasterxml.jackson.core.JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(com.fasterxml.jackson.core.JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(CBORGenerator.Feature.LENIENT_UTF_ENCODING)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Frames.MAX_DEPTH)
                    .maxStringLength(Frames.MAX_TEXT)
                    .maxNameLength(Frames.MAX_TEXT)
                    .maxDocumentLength(Frames.MAX_REQUEST)
                    .build())
            .build();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CBORGenerator generator;

    /** A part of a document. */
    interface Part<T> {
        void write(T value) throws IOException;
    }

    private CborOutput() throws IOException {
        generator = FACTORY.createGenerator(bytes);
    }

    /** The whole document, written by the given part. */
    static byte[] document(Part<CborOutput> content) {
        try {
            CborOutput out = new CborOutput();
            content.write(out);
            out.generator.close();
            return out.bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CborOutput array(int size) throws IOException {
        generator.writeStartArray(null, size);
        return this;
    }

    void end() throws IOException {
        generator.writeEndArray();
    }

    CborOutput text(String value) throws IOException {
        generator.writeString(value);
        return this;
    }

    CborOutput whole(long value) throws IOException {
        generator.writeNumber(value);
        return this;
    }

    CborOutput real(double value) throws IOException {
        generator.writeNumber(value);
        return this;
    }

    CborOutput flag(boolean value) throws IOException {
        generator.writeBoolean(value);
        return this;
    }

    CborOutput bytes(byte[] value) throws IOException {
        generator.writeBinary(value);
        return this;
    }

    CborOutput reals(double[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, values.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(values);
        return bytes(buffer.array());
    }

    CborOutput wholes(int[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(Integer.BYTES, values.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(values);
        return bytes(buffer.array());
    }

    <T> CborOutput list(List<? extends T> values, Part<T> element) throws IOException {
        array(values.size());
        for (T value : values) {
            element.write(value);
        }
        end();
        return this;
    }

    <K, T> CborOutput map(Map<K, ? extends T> values, Part<K> key, Part<T> element) throws IOException {
        array(2 * values.size());
        for (Map.Entry<K, ? extends T> entry : values.entrySet()) {
            key.write(entry.getKey());
            element.write(entry.getValue());
        }
        end();
        return this;
    }
}

package org.gradus.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one CBOR document (RFC 8949). Everything is positional: arrays of known length; numbers in bulk are little-endian byte
 * strings. Written here and not by a library because a library's general writer and reader, cold as they are in a fresh worker, cost
 * more processor time than the submission; see {@code docs/decisions/0004-own-cbor.md}.
 */
final class CborOutput {
    private static final int LARGEST_SPARE = 1 << 16;

    /** What is full, in order: numbers in bulk are copied once, into the document. */
    private final List<ByteBuffer> full = new ArrayList<>();

    private int sizeOfFull;
    private byte[] bytes = new byte[512];
    private int size;

    /** The whole document. */
    byte[] document() {
        ByteBuffer document = ByteBuffer.allocate(Math.addExact(sizeOfFull, size));
        for (ByteBuffer part : full) {
            document.put(part.duplicate());
        }
        return document.put(bytes, 0, size).array();
    }

    CborOutput array(int length) {
        head(Cbor.ARRAY, length);
        return this;
    }

    CborOutput text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        head(Cbor.TEXT, encoded.length);
        append(encoded);
        return this;
    }

    CborOutput whole(long value) {
        head(value < 0 ? Cbor.NEGATIVE : Cbor.UNSIGNED, value < 0 ? ~value : value);
        return this;
    }

    CborOutput real(double value) {
        byteOf(Cbor.DOUBLE);
        bigEndian(Double.doubleToRawLongBits(value), Double.BYTES);
        return this;
    }

    CborOutput flag(boolean value) {
        byteOf(value ? Cbor.TRUE : Cbor.FALSE);
        return this;
    }

    CborOutput bytes(byte[] value) {
        head(Cbor.BYTES, value.length);
        append(value);
        return this;
    }

    CborOutput reals(double[] values) {
        room(Math.multiplyExact(Double.BYTES, values.length)).asDoubleBuffer().put(values);
        return this;
    }

    CborOutput wholes(int[] values) {
        room(Math.multiplyExact(Integer.BYTES, values.length)).asIntBuffer().put(values);
        return this;
    }

    /** Where the content of a byte string of this length belongs: numbers in bulk are written there without a copy between. */
    private ByteBuffer room(int length) {
        head(Cbor.BYTES, length);
        reserve(length);
        ByteBuffer room = ByteBuffer.wrap(bytes, size, length).order(ByteOrder.LITTLE_ENDIAN);
        size += length;
        return room;
    }

    CborOutput texts(List<String> values) {
        array(values.size());
        for (String value : values) {
            text(value);
        }
        return this;
    }

    /** An item's first byte and its length or value, in the shortest form. */
    private void head(int major, long value) {
        if (value < Cbor.ONE_BYTE) {
            byteOf(major | (int) value);
        } else if (value < 1L << 8) {
            byteOf(major | Cbor.ONE_BYTE);
            bigEndian(value, 1);
        } else if (value < 1L << 16) {
            byteOf(major | Cbor.TWO_BYTES);
            bigEndian(value, 2);
        } else if (value < 1L << 32) {
            byteOf(major | Cbor.FOUR_BYTES);
            bigEndian(value, 4);
        } else {
            byteOf(major | Cbor.EIGHT_BYTES);
            bigEndian(value, 8);
        }
    }

    private void bigEndian(long value, int count) {
        reserve(count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >> shift);
        }
    }

    private void byteOf(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    private void append(byte[] content) {
        reserve(content.length);
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            full.add(ByteBuffer.wrap(bytes, 0, size));
            sizeOfFull = Math.addExact(sizeOfFull, size);
            bytes = new byte[Math.max(count, Math.min(2 * bytes.length, LARGEST_SPARE))];
            size = 0;
        }
    }
}

package org.gradus.decompiler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named pieces of bytes, as they cross the border of the process: their number, then of each its name, its length and itself. */
final class Bundle {
    private Bundle() {}

    static byte[] write(Map<String, byte[]> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(pieces.size());
            for (Map.Entry<String, byte[]> piece : pieces.entrySet()) {
                out.writeUTF(piece.getKey());
                out.writeInt(piece.getValue().length);
                out.write(piece.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if these bytes are anything else: whoever sent them may have been taken over
     */
    static Map<String, byte[]> read(byte[] bytes) throws IOException {
        Map<String, byte[]> pieces = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    throw new IOException("a piece is longer than the whole");
                }
                pieces.put(name, in.readNBytes(length));
            }
            if (in.available() > 0) {
                throw new IOException("there are bytes after the end");
            }
        }
        return pieces;
    }
}

package org.gradus.submission;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes zip files byte by byte, also those that the JDK's writer refuses to write: with the same name twice, with unsafe names.
 * Same entries, same bytes: there are no times in it.
 */
final class RawZip {
    private static final short VERSION = 20;
    private static final short UTF8_FLAG = 1 << 11;
    private static final short DEFLATED = 8;
    /** The first day that the format can express, 1980-01-01. */
    private static final short FIRST_DAY = 0x21;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(byte[] name, byte[] packed, int crc, int size) {}

    /** Adds an entry, packed. */
    RawZip add(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try {
            deflater.setInput(content);
            deflater.finish();
            byte[] chunk = new byte[8_192];
            while (!deflater.finished()) {
                packed.write(chunk, 0, deflater.deflate(chunk));
            }
        } finally {
            deflater.end();
        }
        entries.add(new Entry(
                name.getBytes(StandardCharsets.UTF_8), packed.toByteArray(), (int) crc.getValue(), content.length));
        return this;
    }

    /** Adds a text, packed. */
    RawZip add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The zip file. */
    byte[] bytes() {
        ByteArrayOutputStream locals = new ByteArrayOutputStream();
        ByteArrayOutputStream centrals = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            int position = locals.size();
            byte[] local = new byte[30 + entry.name.length];
            describe(littleEndian(local).putInt(0x04034b50), entry).put(entry.name);
            locals.writeBytes(local);
            locals.writeBytes(entry.packed);
            byte[] central = new byte[46 + entry.name.length];
            ByteBuffer header = littleEndian(central).putInt(0x02014b50).putShort(VERSION);
            describe(header, entry).putShort((short) 0).putShort((short) 0).putShort((short) 0);
            header.putInt(0).putInt(position).put(entry.name);
            centrals.writeBytes(central);
        }
        byte[] end = new byte[22];
        ByteBuffer header = littleEndian(end).putInt(0x06054b50).putInt(0);
        header.putShort((short) entries.size()).putShort((short) entries.size());
        header.putInt(centrals.size()).putInt(locals.size());
        locals.writeBytes(centrals.toByteArray());
        locals.writeBytes(end);
        return locals.toByteArray();
    }

    private static ByteBuffer describe(ByteBuffer header, Entry entry) {
        return header.putShort(VERSION)
                .putShort(UTF8_FLAG)
                .putShort(DEFLATED)
                .putShort((short) 0)
                .putShort(FIRST_DAY)
                .putInt(entry.crc)
                .putInt(entry.packed.length)
                .putInt(entry.size)
                .putShort((short) entry.name.length)
                .putShort((short) 0);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

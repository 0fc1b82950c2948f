package org.gradus.submission;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gradus.submission.Refusal.Kind;

/**
 * Reads the directory of a zip file held in memory, strictly: the local headers must say the same as the central directory and
 * the entries must lie one after the other from the first byte on, so that every reader of zip files sees the same entries. Field
 * offsets are those of PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.9, 4.3.12 and 4.3.16.
 */
final class ZipDirectory {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int LOCAL_SIZE = 30;
    private static final int CENTRAL_SIZE = 46;
    private static final int END_SIZE = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int MAX_NAME = 1_000;
    private static final long ZIP64_MARK = 0xFFFFFFFFL;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    /** Encrypted, strongly encrypted, masked headers. */
    private static final int ENCRYPTED_FLAGS = 1 | 1 << 6 | 1 << 13;

    private static final int DESCRIPTOR_FLAG = 1 << 3;

    private final byte[] file;
    private final InspectionLimits limits;

    private ZipDirectory(byte[] file, InspectionLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * An entry whose two descriptions agree. Its bytes lie within the file and are its own; its content is not yet known to be
     * what {@code crc} and {@code size} promise.
     *
     * @param position where the entry's local header begins
     * @param start where its packed bytes begin
     */
    record Entry(String name, int position, int start, int packedSize, boolean deflated, int crc, long size) {
        boolean isDirectory() {
            return name.endsWith("/");
        }
    }

    /** Reads the entries in the order in which they lie in the file. */
    static List<Entry> read(byte[] file, InspectionLimits limits) throws JarRefused {
        return new ZipDirectory(file, limits).read();
    }

    private List<Entry> read() throws JarRefused {
        int end = findEnd();
        int count = u16(end + 10);
        if (count > limits.entries()) {
            throw tooManyEntries();
        }
        long size = u32(end + 12);
        long offset = u32(end + 16);
        if (offset == ZIP64_MARK || size == ZIP64_MARK) {
            throw zip64();
        }
        if (u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != count) {
            throw inconsistent("it claims to be one part of several");
        }
        if (offset + size != end) {
            throw inconsistent("its directory is not where its end says");
        }
        if (count == 0) {
            throw new JarRefused(
                    Kind.NO_ENTRIES,
                    "The jar is empty: it has no entries at all. Build it again and look inside with \"jar tf your.jar\" before"
                            + " you upload it.");
        }
        List<Central> centrals = readCentral((int) offset, end, count);
        centrals.sort(Comparator.comparingLong(Central::position));
        List<Entry> entries = new ArrayList<>(count);
        long expected = 0;
        for (int i = 0; i < centrals.size(); i++) {
            Central central = centrals.get(i);
            if (central.position != expected) {
                throw central.position < expected
                        ? overlapping(central)
                        : inconsistent("there are bytes between its entries");
            }
            long next = i + 1 < centrals.size() ? centrals.get(i + 1).position : offset;
            Entry entry = compareWithLocal(central, next, (int) offset);
            entries.add(entry);
            expected = next;
        }
        return entries;
    }

    /** The end record is the last thing in the file but for a comment whose length it tells. */
    private int findEnd() throws JarRefused {
        int lowest = Math.max(0, file.length - END_SIZE - MAX_COMMENT);
        for (int i = file.length - END_SIZE; i >= lowest; i--) {
            if (u32(i) == END && i + END_SIZE + u16(i + 20) == file.length) {
                return i;
            }
        }
        throw new JarRefused(
                Kind.TRUNCATED,
                "The end of the jar is missing: the file was cut off, perhaps while uploading or copying. Build it again and"
                        + " upload it again.");
    }

    /** What the central directory says of an entry. */
    private record Central(
            String name, int nameAt, int nameLength, int method, int crc, long packedSize, long size, long position) {}

    private List<Central> readCentral(int offset, int end, int count) throws JarRefused {
        List<Central> centrals = new ArrayList<>(count);
        int at = offset;
        while (at < end) {
            if (centrals.size() == count || at + CENTRAL_SIZE > end || u32(at) != CENTRAL) {
                throw inconsistent("its directory does not hold the entries that its end promises");
            }
            int nameLength = u16(at + 28);
            int next = at + CENTRAL_SIZE + nameLength + u16(at + 30) + u16(at + 32);
            if (next > end) {
                throw inconsistent("its directory does not hold the entries that its end promises");
            }
            String name = name(at + CENTRAL_SIZE, nameLength);
            refuseEncrypted(u16(at + 8), name);
            int method = u16(at + 10);
            if (method != STORED && method != DEFLATED) {
                throw new JarRefused(
                        Kind.UNKNOWN_COMPRESSION,
                        "The entry " + Shown.name(name) + " is packed by a method that Java cannot unpack (number "
                                + method
                                + "). Build the jar with the jar tool, Maven or Gradle instead of an archive program.");
            }
            Central central = new Central(
                    name,
                    at + CENTRAL_SIZE,
                    nameLength,
                    method,
                    (int) u32(at + 16),
                    u32(at + 20),
                    u32(at + 24),
                    u32(at + 42));
            if (central.packedSize == ZIP64_MARK || central.size == ZIP64_MARK || central.position == ZIP64_MARK) {
                throw zip64();
            }
            centrals.add(central);
            at = next;
        }
        if (centrals.size() != count) {
            throw inconsistent("its directory does not hold the entries that its end promises");
        }
        return centrals;
    }

    private Entry compareWithLocal(Central central, long next, int directory) throws JarRefused {
        if (central.position + LOCAL_SIZE > directory) {
            throw inconsistent("an entry begins behind the entries");
        }
        int at = (int) central.position;
        if (u32(at) != LOCAL) {
            throw inconsistent("there is no entry where its directory says");
        }
        int flags = u16(at + 6);
        refuseEncrypted(flags, central.name);
        int nameLength = u16(at + 26);
        long start = (long) at + LOCAL_SIZE + nameLength + u16(at + 28);
        long dataEnd = start + central.packedSize;
        if (dataEnd > next) {
            throw overlapping(central);
        }
        if (nameLength != central.nameLength
                || !Arrays.equals(
                        file,
                        at + LOCAL_SIZE,
                        at + LOCAL_SIZE + nameLength,
                        file,
                        central.nameAt,
                        central.nameAt + nameLength)) {
            throw differs(central, "name");
        }
        if (u16(at + 8) != central.method) {
            throw differs(central, "compression");
        }
        if (central.method == STORED && central.packedSize != central.size) {
            throw differs(central, "size");
        }
        long gap = next - dataEnd;
        if ((flags & DESCRIPTOR_FLAG) == 0) {
            compareSizes(central, at + 14);
            if (gap != 0) {
                throw inconsistent("there are bytes between its entries");
            }
        } else {
            compareDescriptor(central, at, (int) dataEnd, gap);
        }
        return new Entry(
                central.name,
                at,
                (int) start,
                (int) central.packedSize,
                central.method == DEFLATED,
                central.crc,
                central.size);
    }

    /** Sizes and checksum may follow the content; then the header has zeros or the same values. */
    private void compareDescriptor(Central central, int local, int at, long length) throws JarRefused {
        boolean zeros = u32(local + 14) == 0 && u32(local + 18) == 0 && u32(local + 22) == 0;
        if (!zeros) {
            compareSizes(central, local + 14);
        }
        if (central.method == STORED && central.size != 0) {
            throw differs(central, "size");
        }
        if (length == 16 && u32(at) == DESCRIPTOR) {
            compareSizes(central, at + 4);
        } else if (length == 12) {
            compareSizes(central, at);
        } else {
            throw inconsistent("there are bytes between its entries");
        }
    }

    private void compareSizes(Central central, int at) throws JarRefused {
        if ((int) u32(at) != central.crc) {
            throw differs(central, "checksum");
        }
        if (u32(at + 4) != central.packedSize || u32(at + 8) != central.size) {
            throw differs(central, "size");
        }
    }

    private String name(int at, int length) throws JarRefused {
        if (length == 0 || length > MAX_NAME) {
            throw new JarRefused(
                    Kind.UNSAFE_NAME,
                    "The jar has an entry whose name is " + length + " bytes long. Names have 1 to " + MAX_NAME
                            + " bytes: rename the file and build the jar again.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file, at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JarRefused(
                    Kind.UNSAFE_NAME,
                    "The jar has an entry whose name is not valid UTF-8. Build the jar with the jar tool, Maven or Gradle, or"
                            + " rename the file to plain letters.");
        }
    }

    private void refuseEncrypted(int flags, String name) throws JarRefused {
        if ((flags & ENCRYPTED_FLAGS) != 0) {
            throw new JarRefused(
                    Kind.ENCRYPTED,
                    "The entry " + Shown.name(name) + " is protected by a password. Build the jar without encryption.");
        }
    }

    private int u16(int at) throws JarRefused {
        if (at < 0 || at + 2 > file.length) {
            throw inconsistent("it points behind its own end");
        }
        return (file[at] & 0xFF) | (file[at + 1] & 0xFF) << 8;
    }

    private long u32(int at) throws JarRefused {
        return u16(at) | (long) u16(at + 2) << 16;
    }

    private JarRefused tooManyEntries() {
        return new JarRefused(
                Kind.TOO_MANY_ENTRIES,
                "The jar has more than " + limits.entries()
                        + " entries. Pack only your own compiled classes: libraries and data"
                        + " do not belong into it.");
    }

    private static JarRefused zip64() {
        return new JarRefused(
                Kind.ZIP64,
                "The jar is written in the zip64 format, which is for archives beyond 4 GiB. Build it with the jar tool, Maven or"
                        + " Gradle.");
    }

    private static JarRefused overlapping(Central central) {
        return new JarRefused(
                Kind.OVERLAPPING_ENTRIES,
                "The entry " + Shown.name(central.name)
                        + " shares bytes with another entry, as no build tool writes it. Build"
                        + " the jar again with the jar tool, Maven or Gradle.");
    }

    private static JarRefused differs(Central central, String what) {
        return inconsistent("the " + what + " of " + Shown.name(central.name) + " is told in two ways");
    }

    private static JarRefused inconsistent(String detail) {
        return new JarRefused(
                Kind.INCONSISTENT_ENTRIES,
                "The jar contradicts itself: " + detail
                        + ". It is damaged or was written by an unusual tool. Build it again with"
                        + " the jar tool, Maven or Gradle.");
    }
}

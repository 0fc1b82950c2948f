package org.gradus.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a file of numbers from the front, unpacked if it is packed with gzip. Memory grows with what the file really holds, never with
 * what its header promises.
 */
final class BinaryFile implements AutoCloseable {
    private static final int GZIP = 0x1f8b;
    private static final String AGAIN = "Download the file again.";

    private final Path path;
    private final InputStream in;
    private final boolean packed;
    private long read;

    private BinaryFile(Path path, InputStream in, boolean packed) {
        this.path = path;
        this.in = in;
        this.packed = packed;
    }

    static BinaryFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw DataProblem.of(path, "a file", "a folder", "Name the file in it.");
        }
        try {
            InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            try {
                raw.mark(2);
                boolean packed = (raw.read() << 8 | raw.read()) == GZIP;
                raw.reset();
                return new BinaryFile(path, packed ? new GZIPInputStream(raw, 1 << 16) : raw, packed);
            } catch (IOException e) {
                raw.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw DataProblem.of(
                    path, "a file", "nothing", "Put the file there, or name another place in the settings (data).");
        } catch (EOFException | ZipException e) {
            throw DataProblem.of(path, "a file packed with gzip", "a damaged beginning", AGAIN);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Size of the content if the file is not packed, else -1. */
    long size() {
        try {
            return packed ? -1 : Files.size(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    boolean packed() {
        return packed;
    }

    /** Reads so many bytes; says so if the file ends before. */
    byte[] bytes(int count, String what) {
        try {
            byte[] bytes = in.readNBytes(count);
            read += bytes.length;
            if (bytes.length < count) {
                throw tooShort(read - bytes.length + (long) count, read, what);
            }
            return bytes;
        } catch (EOFException | ZipException e) {
            throw DataProblem.of(path, what, "packed content that is cut off or damaged", AGAIN);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Reads a whole number of four bytes, the highest first. */
    int number(String what) {
        byte[] bytes = bytes(4, what);
        return (bytes[0] & 255) << 24 | (bytes[1] & 255) << 16 | (bytes[2] & 255) << 8 | (bytes[3] & 255);
    }

    /** Says so if there is more. */
    void requireEnd(String what) {
        try {
            if (in.read() >= 0) {
                throw DataProblem.of(path, what, "more bytes behind them", "Is this the right file? " + AGAIN);
            }
        } catch (EOFException | ZipException e) {
            throw DataProblem.of(path, what, "packed content whose end is damaged", AGAIN);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Says so if the file, where its size is known before, is shorter or longer than it must be. */
    void requireSize(long expected, String what) {
        long size = size();
        if (size >= 0 && size < expected) {
            throw tooShort(expected, size, what);
        }
        if (size > expected) {
            throw DataProblem.of(
                    path, what + " (" + count(expected, "byte") + ")", count(size, "byte"), "Is this the right file?");
        }
    }

    DataProblem problem(String expected, String found, String remedy) {
        return DataProblem.of(path, expected, found, remedy);
    }

    private DataProblem tooShort(long expected, long found, String what) {
        return DataProblem.of(
                path,
                what + " (" + count(expected, "byte") + ")",
                "only " + count(found, "byte"),
                "The file is cut off: its download or copy broke off. " + AGAIN);
    }

    static String count(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /** The first bytes as one would look for them: as text if they are text. */
    static String beginning(byte[] bytes) {
        boolean text = true;
        for (byte b : bytes) {
            text &= (b >= ' ' && b < 127) || b == '\n' || b == '\r' || b == '\t';
        }
        return text
                ? "the text \"" + new String(bytes, StandardCharsets.US_ASCII).strip() + "\""
                : Arrays.toString(unsigned(bytes));
    }

    private static int[] unsigned(byte[] bytes) {
        int[] values = new int[bytes.length];
        Arrays.setAll(values, i -> bytes[i] & 255);
        return values;
    }

    private static DataProblem unreadable(Path path, IOException e) {
        return DataProblem.of(
                path,
                "a file that can be read",
                String.valueOf(e.getMessage()),
                "May Gradus read it? Is the disk sound?");
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // Everything that is needed has been read.
            return;
        }
    }
}

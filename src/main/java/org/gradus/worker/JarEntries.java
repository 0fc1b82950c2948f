package org.gradus.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a jar into memory. */
final class JarEntries {
    /** Unpacked size at which a jar is refused: half of the smallest heap that a worker gets. */
    static final int MAX_UNPACKED = 64 << 20;

    private static final int MAX_ENTRIES = 20_000;

    private JarEntries() {}

    /**
     * Returns contents by path; of two entries with one path the first.
     *
     * @throws IOException if it is no jar or unpacks to too much
     */
    static Map<String, byte[]> read(byte[] jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        int left = MAX_UNPACKED;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || entries.size() == MAX_ENTRIES) {
                    throw new IOException("the jar unpacks to more than " + (MAX_UNPACKED >> 20) + " MB or "
                            + MAX_ENTRIES + " entries");
                }
                entries.putIfAbsent(entry.getName(), bytes);
            }
        }
        return entries;
    }
}

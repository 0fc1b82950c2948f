package org.gradus.worker;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Files of the worker's own jar, read without the class loader, whose way to them leads through URLs, modules and time zones, and
 * as a stream: they lie at the jar's head, while its directory names a thousand files, which takes milliseconds to read.
 */
final class OwnJar {
    private final ZipInputStream entries;
    private final Map<String, byte[]> seen = new HashMap<>();

    private OwnJar(ZipInputStream entries) {
        this.entries = entries;
    }

    /** Opens the jar, which is a worker's whole class path, for good. */
    static OwnJar open() throws IOException {
        return new OwnJar(new ZipInputStream(
                new BufferedInputStream(new FileInputStream(System.getProperty("java.class.path")))));
    }

    /** Returns a file's content by its path. */
    byte[] read(String path) throws IOException {
        byte[] content = seen.get(path);
        while (content == null) {
            ZipEntry entry = entries.getNextEntry();
            if (entry == null) {
                throw new IOException(path + " is missing in the worker's jar");
            }
            seen.put(entry.getName(), entries.readAllBytes());
            content = seen.get(path);
        }
        return content;
    }
}

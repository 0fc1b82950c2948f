package org.gradus.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Files of the worker's own jar, read without the class loader, whose way to them leads through URLs, modules and time zones. */
final class OwnJar {
    private final ZipFile jar;

    private OwnJar(ZipFile jar) {
        this.jar = jar;
    }

    /** Opens the jar, which is a worker's whole class path, for good: to read its directory takes milliseconds. */
    static OwnJar open() throws IOException {
        return new OwnJar(new ZipFile(System.getProperty("java.class.path")));
    }

    /** Returns a file's content by its path. */
    byte[] read(String path) throws IOException {
        ZipEntry entry = jar.getEntry(path);
        if (entry == null) {
            throw new IOException(path + " is missing in " + jar.getName());
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}

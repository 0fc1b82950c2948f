package org.gradus.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Files of the worker's own jar, read without the class loader, whose way to them leads through URLs, modules and time zones. */
final class OwnJar {
    private OwnJar() {}

    /** Returns a file's content by its path; the class path of a worker is one jar. */
    static byte[] read(String path) throws IOException {
        try (ZipFile jar = new ZipFile(System.getProperty("java.class.path"))) {
            ZipEntry entry = jar.getEntry(path);
            if (entry == null) {
                throw new IOException(path + " is missing in " + jar.getName());
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }
}

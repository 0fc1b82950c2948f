package org.gradus.web;

import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.gradus.desk.Refused;

/**
 * The uploads of whole classes. They may be much larger than a student's jar, and so go to the disk as they come; they are read only after
 * the guard has let their sender through.
 */
final class ZipUploads {
    /** The most bytes that a zip may have. */
    static final long LIMIT = 512L << 20;

    /** How Javalin looks for a configuration that differs from its own. */
    private static final String MULTIPART = "org.eclipse.jetty.multipartConfig";

    private static final Pattern PLACES = Pattern.compile("(/api/v1)?/courses/[^/]+/assignments/[^/]+/batches");
    private static final int IN_MEMORY = 64 << 10;
    private static final int CHUNK = 64 << 10;

    private final Path folder;

    private ZipUploads(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder for uploads below the data folder, and deletes what a server left there that died while it received one. */
    static ZipUploads in(Path data) {
        Path folder = data.resolve("uploads").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ZipUploads(folder);
    }

    /** Whether a request uploads a class. */
    static boolean isOne(String method, String path) {
        return method.equals("POST") && PLACES.matcher(path).matches();
    }

    /** Sets the limits of a request that uploads a class, before anything of it is read. */
    void prepare(Context ctx) {
        if (isOne(ctx.method().name(), ctx.path())) {
            ctx.req()
                    .setAttribute(
                            MULTIPART, new MultipartConfigElement(folder.toString(), LIMIT, LIMIT + CHUNK, IN_MEMORY));
        }
    }

    /** What is done with a file; the file is gone afterwards. */
    interface Work<T> {
        T with(Path file) throws IOException;
    }

    /** Writes an upload to a file and does something with it. */
    <T> T withFile(InputStream in, Work<T> work) throws IOException {
        Path file = Files.createTempFile(folder, "class", ".zip");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] chunk = new byte[CHUNK];
                long size = 0;
                for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    size += count;
                    if (size > LIMIT) {
                        throw Refused.tooLarge("batch.too-large");
                    }
                    out.write(chunk, 0, count);
                }
            }
            return work.with(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}

package org.gradus.install;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.gradus.check.GradusException;

/**
 * The files of an assignment's folder.
 *
 * @param files content by path within the folder, with {@code /} between names
 */
public record Bundle(SortedMap<String, byte[]> files) {
    /** All files together may have so many bytes: they are kept in the database. */
    static final long MOST_BYTES = 64L << 20;

    /** Makes the same files the same zip. */
    private static final long FIRST_DAY = 315_619_200_000L;

    public Bundle {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * All files of a folder that belong to the assignment's version: what a build leaves behind does not.
     *
     * @throws GradusException if they are more than are kept
     */
    static Bundle ofFolder(Path folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long bytes = 0;
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path relative = folder.relativize(file);
                if (StreamSupport.stream(relative.spliterator(), false)
                        .anyMatch(part -> part.toString().equals("target"))) {
                    continue;
                }
                bytes += Files.size(file);
                if (bytes > MOST_BYTES) {
                    throw new GradusException("The files in " + folder + " are more than " + (MOST_BYTES >> 20)
                            + " MiB; they are not kept in the database.");
                }
                files.put(relative.toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Bundle(files);
    }

    /** Reads what {@link #zip} has written. */
    static Bundle ofZip(byte[] zip) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of an assignment in the database are damaged", e);
        }
        return new Bundle(files);
    }

    /** The files as a zip; the same files give the same bytes. */
    public byte[] zip() {
        return zip("");
    }

    /** The same below a folder that the zip unpacks into, such as {@code mean-squares/}. */
    public byte[] zip(String below) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(below + file.getKey());
                entry.setTime(FIRST_DAY);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes the files into a folder, which is made; none can get out of it. */
    void writeTo(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        Files.createDirectories(root);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = root.resolve(file.getKey()).normalize();
            if (!target.startsWith(root) || target.equals(root)) {
                throw new IOException("the name " + file.getKey() + " leads out of the folder");
            }
            Files.createDirectories(target.resolveSibling("."));
            Files.write(target, file.getValue());
        }
    }
}

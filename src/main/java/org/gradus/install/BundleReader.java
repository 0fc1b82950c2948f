package org.gradus.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads an assignment's folder out of a zip, or from the disk of the server, into memory. Nothing is written meanwhile, no link is followed,
 * and every size is counted, not believed.
 */
public final class BundleReader {
    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int CENTRAL_SIZE = 46;

    /** Which system's attributes an entry has: those of Unix and macOS have the kind of file in their upper half. */
    private static final List<Integer> UNIX = List.of(3, 19);

    private static final int KIND = 0170000;
    private static final int PLAIN = 0100000;
    private static final int DIRECTORY = 0040000;

    private BundleReader() {}

    /**
     * What was read.
     *
     * @param id the assignment's: the wanted one, or the name of its folder
     */
    public record Read(String id, Bundle bundle) {}

    /**
     * Reads a zip.
     *
     * @param fileName as it was uploaded
     * @param wantedId how the assignment shall be called; empty for the name of the folder in the zip, or else of the zip
     */
    public static Read zip(byte[] zip, String fileName, String wantedId) throws BundleRefused {
        Path file = null;
        try {
            file = Files.createTempFile("gradus-assignment", ".zip");
            Files.write(file, zip);
            BundleFiles files = new BundleFiles();
            try (ZipFile opened = new ZipFile(file.toFile())) {
                List<? extends ZipEntry> entries =
                        opened.stream().limit(2L * BundleFiles.MOST_FILES + 1).toList();
                if (entries.size() > 2 * BundleFiles.MOST_FILES) {
                    throw BundleFiles.tooMany();
                }
                refuseLinks(zip, entries);
                List<ZipEntry> taken = new ArrayList<>();
                for (ZipEntry entry : entries) {
                    BundleFiles.requirePlain(
                            entry.isDirectory()
                                    ? entry.getName()
                                            .substring(0, entry.getName().length() - 1)
                                    : entry.getName());
                    if (!entry.isDirectory() && !BundleFiles.isClutter(entry.getName())) {
                        files.announce(entry.getName());
                        taken.add(entry);
                    }
                }
                // Only now, as Java reads contents by name: of two with the same name it may read the wrong one.
                for (ZipEntry entry : taken) {
                    files.add(entry.getName(), content(opened, entry, files));
                }
            }
            return read(files.found(fileName), wantedId);
        } catch (ZipException e) {
            throw new BundleRefused("The file " + BundleFiles.shown(fileName)
                    + " is not a zip, or it is damaged or protected by a password (" + e.getMessage()
                    + "). Pack the assignment's folder again: zip -r my-assignment.zip my-assignment");
        } catch (IOException e) {
            throw new BundleRefused("The file " + BundleFiles.shown(fileName) + " could not be read: " + e.getMessage()
                    + ". Try again; if it stays, tell the operator.");
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It lies in the folder for temporary files, and the system takes it away.
            return;
        }
    }

    private static byte[] content(ZipFile zip, ZipEntry entry, BundleFiles files) throws IOException, BundleRefused {
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes((int) files.room());
        }
        if (content.length == files.room()) {
            throw files.tooLarge(entry.getName());
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.getCrc()) {
            throw new ZipException("the checksum of " + BundleFiles.shown(entry.getName()) + " does not fit");
        }
        return content;
    }

    /** The directory at the end of a zip says of each entry whether it is a link; Java's own reader does not tell. */
    private static void refuseLinks(byte[] zip, List<? extends ZipEntry> entries) throws ZipException, BundleRefused {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - END_SIZE;
        while (end >= 0 && bytes.getInt(end) != END) {
            end--;
        }
        int at = end < 0 ? -1 : bytes.getInt(end + 16);
        for (ZipEntry entry : entries) {
            if (at < 0 || at + CENTRAL_SIZE > zip.length || bytes.getInt(at) != CENTRAL) {
                throw new ZipException("its directory is not where its end says");
            }
            int kind = (bytes.getInt(at + 38) >>> 16) & KIND;
            if (UNIX.contains(bytes.get(at + 5) & 0xFF) && kind != 0 && kind != PLAIN && kind != DIRECTORY) {
                throw new BundleRefused("The entry " + BundleFiles.shown(entry.getName())
                        + " is a link or a device, not a file. Put the file itself there: zip -r follows links unless it"
                        + " is told --symlinks.");
            }
            at += CENTRAL_SIZE
                    + (bytes.getShort(at + 28) & 0xFFFF)
                    + (bytes.getShort(at + 30) & 0xFFFF)
                    + (bytes.getShort(at + 32) & 0xFFFF);
        }
    }

    /**
     * Reads a folder of the server.
     *
     * @param below the folder that it must lie in
     */
    public static Read folder(String path, Path below, String wantedId) throws BundleRefused {
        BundleFiles files = new BundleFiles();
        try {
            Path named = Path.of(path);
            if (!named.isAbsolute()) {
                throw new BundleRefused("The path must be absolute, such as " + below.resolve("mean-squares") + ".");
            }
            Path root = below.toRealPath();
            // Links on the way are resolved first: what counts is where the files really are.
            Path folder = Files.isDirectory(named) ? named.toRealPath() : named.normalize();
            if (!folder.startsWith(root) || folder.equals(root)) {
                throw new BundleRefused("The folder must lie below " + below + ", which the operator has set for this:"
                        + " copy it there, or upload it as a zip.");
            }
            if (!Files.isDirectory(folder)) {
                throw new BundleRefused("There is no folder " + BundleFiles.shown(path) + " on the server.");
            }
            Optional<BundleRefused> refused = walk(folder, files);
            if (refused.isPresent()) {
                throw refused.get();
            }
            return read(files.found(folder.getFileName().toString()), wantedId);
        } catch (InvalidPathException e) {
            throw new BundleRefused("This is not a path: " + BundleFiles.shown(path) + ".");
        } catch (IOException e) {
            throw new BundleRefused("The folder " + BundleFiles.shown(path) + " cannot be read: " + e.getMessage()
                    + ". May the user that runs Gradus read it?");
        }
    }

    private static Optional<BundleRefused> walk(Path folder, BundleFiles files) throws IOException {
        List<BundleRefused> refused = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                return !visited.equals(folder)
                                && BundleFiles.isClutter(visited.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = folder.relativize(file).toString();
                if (BundleFiles.isClutter(name)) {
                    return FileVisitResult.CONTINUE;
                }
                try {
                    if (!attributes.isRegularFile()) {
                        throw new BundleRefused("In the folder, " + BundleFiles.shown(name)
                                + " is a link or a device, not a file. Put the file itself there.");
                    }
                    BundleFiles.requirePlain(name);
                    files.announce(name);
                    byte[] content;
                    try (InputStream in = Files.newInputStream(file)) {
                        content = in.readNBytes((int) files.room());
                    }
                    if (content.length == files.room()) {
                        throw files.tooLarge(name);
                    }
                    files.add(name, content);
                    return FileVisitResult.CONTINUE;
                } catch (BundleRefused e) {
                    refused.add(e);
                    return FileVisitResult.TERMINATE;
                }
            }
        });
        return refused.stream().findFirst();
    }

    private static Read read(BundleFiles.Found found, String wantedId) throws BundleRefused {
        String id = wantedId.isEmpty() ? found.id() : wantedId;
        BundleFiles.requireId(id);
        return new Read(id, found.bundle());
    }
}

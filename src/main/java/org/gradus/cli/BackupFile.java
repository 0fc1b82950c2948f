package org.gradus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gradus.check.GradusException;
import org.gradus.config.EffectiveConfig;
import org.gradus.config.ServerConfig;
import org.gradus.grading.GradusVersion;
import org.gradus.store.SqliteFile;

/** A backup: a zip with the database, the secret, the configuration, the assignments, and a manifest with the hash of each. */
final class BackupFile {
    private static final String MANIFEST = "manifest.json";
    private static final String DATABASE = "gradus.db";
    private static final String SECRET = "secret";
    private static final String ASSIGNMENTS = "assignments/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BackupFile() {}

    /**
     * What is in a backup.
     *
     * @param gradus version that wrote it
     * @param files name and SHA-256 of each file
     */
    record Manifest(String gradus, String made, Map<String, String> files) {}

    static void write(Path out, Path database, ServerConfig config, Instant now) throws IOException {
        Path absolute = out.toAbsolutePath();
        Path copy = absolute.resolveSibling(out.getFileName() + ".db.part");
        Path part = absolute.resolveSibling(out.getFileName() + ".part");
        Files.createDirectories(absolute.resolve("..").normalize());
        try {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(part);
            createPrivate(copy);
            createPrivate(part);
            new SqliteFile(database).copyTo(copy);
            try (OutputStream file = Files.newOutputStream(part);
                    ZipOutputStream zip = new ZipOutputStream(file)) {
                Map<String, String> files = new TreeMap<>();
                add(zip, files, DATABASE, copy);
                for (String name : List.of(SECRET, EffectiveConfig.FILE)) {
                    Path kept = config.data().resolve(name);
                    if (Files.isRegularFile(kept)) {
                        add(zip, files, name, kept);
                    }
                }
                for (Path source : files(config.assignments())) {
                    String name = config.assignments().relativize(source).toString();
                    add(zip, files, ASSIGNMENTS + name.replace('\\', '/'), source);
                }
                zip.putNextEntry(new ZipEntry(MANIFEST));
                zip.write(JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(new Manifest(GradusVersion.CURRENT, now.toString(), files)));
                zip.closeEntry();
            }
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(part);
        }
    }

    /** Nobody else may read what it is going to hold. */
    private static void createPrivate(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void add(ZipOutputStream zip, Map<String, String> files, String name, Path source)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (InputStream content = Files.newInputStream(source);
                DigestInputStream counted = new DigestInputStream(content, sha256())) {
            counted.transferTo(zip);
            files.put(name, HexFormat.of().formatHex(counted.getMessageDigest().digest()));
        }
        zip.closeEntry();
    }

    /**
     * Unpacks a backup into an empty folder, after all of it was compared with its manifest.
     *
     * @throws GradusException if it is no backup, is damaged, or the folder is not empty
     */
    static Manifest restore(Path backup, Path data) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            Manifest manifest = manifest(backup, zip);
            for (Map.Entry<String, String> file : manifest.files().entrySet()) {
                check(backup, zip, file, OutputStream.nullOutputStream());
            }
            if (Files.exists(data) && (!Files.isDirectory(data) || !isEmpty(data))) {
                throw new WrongUsage("The folder " + data
                        + " is not empty, and nothing in it is overwritten. Name another with --data.");
            }
            Files.createDirectories(data);
            for (Map.Entry<String, String> file : manifest.files().entrySet()) {
                Path target = data.resolve(file.getKey());
                Files.createDirectories(target.toAbsolutePath().getParent());
                if (!file.getKey().startsWith(ASSIGNMENTS)) {
                    createPrivate(target);
                }
                try (OutputStream out = Files.newOutputStream(target)) {
                    check(backup, zip, file, out);
                }
            }
            List<String> problems = new SqliteFile(data.resolve(DATABASE)).problems();
            if (!problems.isEmpty()) {
                throw new GradusException("The database in " + backup + " was damaged when it was saved: "
                        + problems.get(0) + ". Take an older backup.");
            }
            return manifest;
        } catch (ZipException e) {
            throw new GradusException(
                    backup + " is not a backup, or it is cut off: " + e.getMessage() + ". Copy it again.", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static Manifest manifest(Path backup, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new GradusException(backup + " is not a backup of Gradus: it has no " + MANIFEST + ".");
        }
        Manifest manifest;
        try (InputStream content = zip.getInputStream(entry)) {
            manifest = JSON.readValue(content.readAllBytes(), Manifest.class);
        } catch (JsonProcessingException e) {
            throw new GradusException(
                    "The " + MANIFEST + " of " + backup + " cannot be read. Copy the backup again.", e);
        }
        if (manifest.files() == null || !manifest.files().containsKey(DATABASE)) {
            throw new GradusException(backup + " is not a backup of Gradus: its " + MANIFEST + " names no database.");
        }
        for (String name : manifest.files().keySet()) {
            if (!name.equals(Path.of("/").resolve(name).normalize().toString().substring(1)) || name.isEmpty()) {
                throw new GradusException(backup + " names a file outside of the data folder: " + name + ".");
            }
        }
        return manifest;
    }

    private static void check(Path backup, ZipFile zip, Map.Entry<String, String> file, OutputStream out)
            throws IOException {
        ZipEntry entry = zip.getEntry(file.getKey());
        if (entry == null) {
            throw new GradusException("The backup " + backup + " is not whole: it lacks " + file.getKey()
                    + ". Copy it again, or take an older one.");
        }
        try (InputStream content = zip.getInputStream(entry);
                DigestOutputStream counted = new DigestOutputStream(out, sha256())) {
            content.transferTo(counted);
            if (!HexFormat.of().formatHex(counted.getMessageDigest().digest()).equals(file.getValue())) {
                throw new GradusException("The backup " + backup + " is damaged: " + file.getKey()
                        + " is not what was saved. Copy it again, or take an older one.");
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.gradus.assignment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Keeps compiled assignments between runs, by content hash. A cache file that is damaged, or cannot be written, is as good as none. */
final class ClassCache {
    /** Length of the SHA-256 that a file begins with. */
    private static final int DIGEST = 32;

    private final Path folder;

    ClassCache(Path folder) {
        this.folder = folder;
    }

    Map<String, byte[]> get(String key, Supplier<Map<String, byte[]>> compile) {
        Path file = folder.resolve(key + ".classes");
        return read(file).orElseGet(() -> {
            Map<String, byte[]> classes = compile.get();
            write(file, classes);
            return classes;
        });
    }

    private static Optional<Map<String, byte[]>> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] content = Files.readAllBytes(file);
            byte[] body = Arrays.copyOfRange(content, Math.min(DIGEST, content.length), content.length);
            if (!Arrays.equals(Arrays.copyOf(content, DIGEST), digest(body))) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
            int count = in.readInt();
            Map<String, byte[]> classes = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                classes.put(name, in.readNBytes(in.readInt()));
            }
            return Optional.of(classes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(Path file, Map<String, byte[]> classes) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "fresh", ".tmp");
            try {
                byte[] body = body(classes);
                try (OutputStream out = Files.newOutputStream(fresh)) {
                    out.write(digest(body));
                    out.write(body);
                }
                move(fresh, file);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            // A full or read-only disk: the next run compiles again.
            return;
        }
    }

    private static byte[] body(Map<String, byte[]> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
        return bytes.toByteArray();
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

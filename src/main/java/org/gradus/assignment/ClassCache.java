package org.gradus.assignment;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Keeps compiled assignments between runs, by content hash. A cache file that cannot be read or written is as good as none. */
final class ClassCache {
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
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
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
        Path fresh = folder.resolve(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.createDirectories(folder);
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
                out.writeInt(classes.size());
                for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
                    out.writeUTF(entry.getKey());
                    out.writeInt(entry.getValue().length);
                    out.write(entry.getValue());
                }
            }
            move(fresh, file);
        } catch (IOException e) {
            // A full or read-only disk: the next run compiles again.
            try {
                Files.deleteIfExists(fresh);
            } catch (IOException stillThere) {
                e.addSuppressed(stillThere);
            }
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

package org.gradus.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradus.testing.Sources;

/** Compiles sources given as texts and packs them. */
final class SourceJar {
    private SourceJar() {}

    /** Class files by binary name. */
    static Map<String, byte[]> compile(Map<String, String> sources) {
        return Sources.compile(sources, Map.of());
    }

    static byte[] pack(Map<String, byte[]> classes) {
        return zip(classes.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().replace('.', '/') + ".class",
                        Map.Entry::getValue,
                        (a, b) -> a,
                        LinkedHashMap::new)));
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

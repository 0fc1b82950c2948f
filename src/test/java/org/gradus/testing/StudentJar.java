package org.gradus.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Builds a student's jar from sources, against the interfaces of an assignment. */
public final class StudentJar {
    private final Map<String, byte[]> interfaces;
    private final Map<String, String> sources = new LinkedHashMap<>();

    private StudentJar(Map<String, byte[]> interfaces) {
        this.interfaces = interfaces;
    }

    /** Starts a jar that is compiled against these interfaces, class files by binary name. */
    public static StudentJar against(Map<String, byte[]> interfaces) {
        return new StudentJar(interfaces);
    }

    /** Adds a class; its name is read from the source. */
    public StudentJar with(String source) {
        String name = source.replaceFirst("(?s).*?\\bclass\\s+(\\w+).*", "$1");
        String folder = source.replaceFirst("(?s).*?\\bpackage\\s+([\\w.]+);.*", "$1");
        sources.put(folder + "." + name, source);
        return this;
    }

    /** Compiles and packs. */
    public byte[] build() {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(jar)) {
            for (Map.Entry<String, byte[]> file :
                    Sources.compile(sources, interfaces).entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey().replace('.', '/') + ".class"));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar.toByteArray();
    }
}

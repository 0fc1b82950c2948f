package org.gradus.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

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
        String folder =
                source.replaceFirst("(?s).*?\\bpackage\\s+([\\w.]+);.*", "$1").replace('.', '/');
        sources.put(folder + "/" + name, source);
        return this;
    }

    /** Compiles and packs. */
    public byte[] build() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager standard =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                JavaFileManager files = new Files(standard, classes)) {
            List<JavaFileObject> units = new ArrayList<>();
            sources.forEach((name, source) -> units.add(new Source(name, source)));
            boolean compiled = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-proc:none", "--release", "17", "-cp", System.getProperty("java.class.path")),
                            null,
                            units)
                    .call();
            if (!compiled) {
                throw new IllegalArgumentException(errors.toString());
            }
            ByteArrayOutputStream jar = new ByteArrayOutputStream();
            try (JarOutputStream out = new JarOutputStream(jar)) {
                for (Map.Entry<String, ByteArrayOutputStream> file : classes.entrySet()) {
                    out.putNextEntry(new JarEntry(file.getKey().replace('.', '/') + ".class"));
                    out.write(file.getValue().toByteArray());
                }
            }
            return jar.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("student:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final class Files extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        Files(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("student:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public ByteArrayOutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(name, bytes);
                    return bytes;
                }
            };
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, java.util.Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            List<JavaFileObject> found = new ArrayList<>();
            super.list(location, packageName, kinds, recurse).forEach(found::add);
            if (location == javax.tools.StandardLocation.CLASS_PATH) {
                interfaces.forEach((name, bytes) -> {
                    if (name.substring(0, name.lastIndexOf('.')).equals(packageName)) {
                        found.add(new Given(name, bytes));
                    }
                });
            }
            return found;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Given given ? given.name : super.inferBinaryName(location, file);
        }
    }

    private static final class Given extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        Given(String name, byte[] bytes) {
            super(URI.create("given:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public java.io.InputStream openInputStream() {
            return new java.io.ByteArrayInputStream(bytes);
        }
    }
}

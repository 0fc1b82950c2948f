package org.gradus.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles source files against a class path and classes held in memory; what comes out is held in memory. */
final class InMemoryCompiler {
    private InMemoryCompiler() {}

    /**
     * What a compilation came to.
     *
     * @param classes class files by binary name; empty if there are errors
     * @param errors the compiler's errors with file and line
     */
    record Result(Map<String, byte[]> classes, List<String> errors) {}

    /**
     * Compiles.
     *
     * @param sources source files
     * @param given class files to compile against, by binary name, beside the class path
     * @param release the Java version to compile for
     */
    static Result compile(List<Path> sources, List<Path> classPath, Map<String, byte[]> given, int release) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("There is no Java compiler here: run Gradus with a JDK, not with a JRE.");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
                MemoryFiles memory = new MemoryFiles(files, given)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            List<String> options =
                    List.of("--release", Integer.toString(release), "-proc:none", "-Xlint:none", "-g", "-parameters");
            boolean compiled = compiler.getTask(
                            null, memory, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            List<String> errors = errors(diagnostics);
            if (!compiled && errors.isEmpty()) {
                errors = List.of("The compiler gave up without saying why.");
            }
            return new Result(errors.isEmpty() ? memory.classes() : Map.of(), errors);
        } catch (IOException e) {
            return new Result(Map.of(), List.of("The sources cannot be read: " + e.getMessage() + "."));
        }
    }

    private static List<String> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        List<String> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                String place = diagnostic.getSource() == null
                        ? ""
                        : Path.of(diagnostic.getSource().getName()).getFileName() + ":" + diagnostic.getLineNumber()
                                + ": ";
                errors.add(place + diagnostic.getMessage(Locale.ROOT));
            }
        }
        return errors;
    }

    /** The compiler's files: classes in memory beside those of the class path. */
    private static final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
            implements StandardJavaFileManager {
        private final Map<String, MemoryClass> given = new TreeMap<>();
        private final Map<String, MemoryClass> made = new TreeMap<>();

        MemoryFiles(StandardJavaFileManager files, Map<String, byte[]> given) {
            super(files);
            given.forEach((name, content) -> this.given.put(name, new MemoryClass(name, content)));
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new TreeMap<>();
            made.forEach((name, made) -> classes.put(name, made.content));
            return classes;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            List<JavaFileObject> found = new ArrayList<>();
            if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
                given.forEach((name, content) -> {
                    if (name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(packageName)) {
                        found.add(content);
                    }
                });
            }
            super.list(location, packageName, kinds, recurse).forEach(found::add);
            return found;
        }

        @Override
        public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof MemoryClass memory ? memory.name : super.inferBinaryName(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
            MemoryClass file = new MemoryClass(className, new byte[0]);
            made.put(className, file);
            return file;
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            return (a instanceof MemoryClass || b instanceof MemoryClass) ? a.equals(b) : super.isSameFile(a, b);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
            return fileManager.getJavaFileObjectsFromFiles(files);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
            return fileManager.getJavaFileObjects(files);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
            return fileManager.getJavaFileObjectsFromStrings(names);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
            return fileManager.getJavaFileObjects(names);
        }

        @Override
        public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
            fileManager.setLocation(location, files);
        }

        @Override
        public Iterable<? extends File> getLocation(Location location) {
            return fileManager.getLocation(location);
        }
    }

    private static final class MemoryClass extends SimpleJavaFileObject {
        private final String name;
        private byte[] content;

        MemoryClass(String name, byte[] content) {
            super(URI.create("memory:///" + name.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
            this.name = name;
            this.content = content;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    content = toByteArray();
                }
            };
        }
    }
}

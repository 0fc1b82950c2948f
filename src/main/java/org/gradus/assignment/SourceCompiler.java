package org.gradus.assignment;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.gradus.check.GradusException;

/** Compiles Java sources in memory for Java 17, with parameter names, without annotation processing. */
final class SourceCompiler {
    private static final String ORIGIN = "gradus:///";

    private SourceCompiler() {}

    /**
     * Compiles sources against Gradus' own class path.
     *
     * @param id names the assignment in errors
     * @param root folder that file names in errors are relative to
     * @return class files by binary name
     * @throws AssignmentProblem with file and line of each error
     */
    static Map<String, byte[]> compile(String id, Path root, List<Path> sources) {
        if (sources.isEmpty()) {
            return Map.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new GradusException(
                    "This Java has no compiler. Run Gradus with a JDK, 17 or newer, instead of a JRE.");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        try (StandardJavaFileManager standard =
                        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
                JavaFileManager memory = new MemoryFiles(standard, classes)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-parameters",
                    "--release",
                    "17",
                    "-g",
                    "-classpath",
                    System.getProperty("java.class.path"));
            List<JavaFileObject> units = new ArrayList<>();
            for (Path source : sources) {
                units.add(new Source(root, source));
            }
            boolean compiled = compiler.getTask(new StringWriter(), memory, diagnostics, options, null, units)
                    .call();
            if (!compiled) {
                throw new AssignmentProblem(
                        id,
                        diagnostics.getDiagnostics().stream()
                                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                                .map(SourceCompiler::sentence)
                                .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, byte[]> compiled = new TreeMap<>();
        classes.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
        return compiled;
    }

    private static String sentence(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("does not compile");
        JavaFileObject source = diagnostic.getSource();
        return source == null
                ? message
                : source.toUri().getPath().substring(1) + ":" + diagnostic.getLineNumber() + ": " + message;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final Path file;

        Source(Path root, Path file) {
            super(uri(root.relativize(file).toString().replace(File.separatorChar, '/')), Kind.SOURCE);
            this.file = file;
        }

        /** A file's name may hold spaces. */
        private static URI uri(String path) {
            try {
                return new URI("gradus", "", "/" + path, null);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            return Files.readString(file);
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE && file.getFileName().toString().equals(simpleName + ".java");
        }
    }

    private static final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        MemoryFiles(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(
                    URI.create(ORIGIN + StandardLocation.CLASS_OUTPUT + "/" + name.replace('.', '/') + ".class"),
                    kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}

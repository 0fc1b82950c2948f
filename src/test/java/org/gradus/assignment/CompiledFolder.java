package org.gradus.assignment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources compiled into memory against the test's class path, and their classes. */
final class CompiledFolder extends ClassLoader {
    private final Map<String, byte[]> classes;

    private CompiledFolder(Map<String, byte[]> classes) {
        super(CompiledFolder.class.getClassLoader());
        this.classes = classes;
    }

    /** Compiles every source under the assignment's folder but its checks and its starter. */
    static CompiledFolder ofAssignment(Path folder) {
        return of(assignmentSources(folder));
    }

    /** Compiles one sample submission (or a starter) together with the assignment's interfaces and reference. */
    static CompiledFolder ofSample(Path assignment, Path sample) {
        List<Path> sources = new ArrayList<>(sourcesIn(assignment, 1));
        sources.addAll(sourcesIn(sample, 16));
        return of(sources);
    }

    static List<Path> mistakeSources(Path folder) {
        return sourcesIn(folder.resolve("mistakes"), 1);
    }

    private static List<Path> assignmentSources(Path folder) {
        List<Path> sources = new ArrayList<>(sourcesIn(folder, 1));
        sources.addAll(mistakeSources(folder));
        return sources;
    }

    private static List<Path> sourcesIn(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().endsWith("Checks.java"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(folder + " cannot be read", e);
        }
    }

    private static CompiledFolder of(List<Path> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
            Memory memory = new Memory(files);
            List<String> options = List.of(
                    "-parameters",
                    "-proc:none",
                    "--release",
                    "17",
                    "-classpath",
                    System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            null, memory, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new AssertionError("does not compile: "
                        + diagnostics.getDiagnostics().stream()
                                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                                .toList());
            }
            return new CompiledFolder(memory.classes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Returns every class whose binary name starts with the prefix, nested ones left out, by name. */
    List<Class<?>> classesStartingWith(String prefix) {
        return classes.keySet().stream()
                .filter(name -> name.startsWith(prefix) && !name.contains("$"))
                .sorted()
                .<Class<?>>map(this::type)
                .toList();
    }

    Class<?> type(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " was not compiled", e);
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new HashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    outputs.put(className, bytes);
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}

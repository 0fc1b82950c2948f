package org.gradus.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.gradus.assignment.Assignment;

/**
 * What an instructor without Gradus would do: one {@code java … ConsoleLauncher} for each submission, with the same checks and the
 * student's classes on the class path, the JVM as it is by default.
 */
final class ConsoleLauncher {
    private final String java;
    private final String classPath;
    private final List<String> selected;
    private final int checks;

    private ConsoleLauncher(String java, String classPath, List<String> selected, int checks) {
        this.java = java;
        this.classPath = classPath;
        this.selected = selected;
        this.checks = checks;
    }

    /** Packs the vocabulary of checks and the assignment's interfaces, checks and reference into jars. */
    static ConsoleLauncher of(Assignment assignment, Path java, Path work) throws IOException {
        String own = System.getProperty("java.class.path");
        Path vocabulary = jar(
                work.resolve("gradus-check.jar"),
                Path.of("target/classes"),
                List.of("org/gradus/api", "org/gradus/check", "org/gradus/numerics"));
        Path compiled = work.resolve("assignment");
        Files.createDirectories(compiled);
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-parameters", "--release", "17", "-nowarn", "-cp", own, "-d", compiled.toString()));
        try (Stream<Path> sources = Files.list(assignment.folder())) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(assignment.folder() + " does not compile");
        }
        Path console = console(work);
        String libraries = Arrays.stream(own.split(File.pathSeparator))
                .filter(each -> each.contains("ejml") || each.contains("jspecify"))
                .collect(Collectors.joining(File.pathSeparator));
        return new ConsoleLauncher(
                java.toString(),
                String.join(
                        File.pathSeparator,
                        console.toString(),
                        vocabulary.toString(),
                        jar(work.resolve("assignment.jar"), compiled, List.of("org"))
                                .toString(),
                        libraries),
                assignment.checks().stream()
                        .map(check -> check.method().getDeclaringClass().getName())
                        .distinct()
                        .toList(),
                assignment.checks().size());
    }

    private static Path console(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.getFileName().toString().startsWith("junit-platform-console-standalone-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "The console launcher is missing in " + work + ". Start this with: ./gradus benchmark"));
        }
    }

    /** The command that grades these classes. */
    List<String> command(Path classes) {
        List<String> command = new ArrayList<>(List.of(
                java,
                "-cp",
                classPath + File.pathSeparator + classes,
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--details=summary"));
        selected.forEach(name -> command.add("--select-class=" + name));
        return command;
    }

    /** Waits for a command of this launcher; all checks must have run, whatever they said. */
    void await(Process process) throws IOException, InterruptedException {
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        if (!printed.replaceAll("\\s+", " ").contains(" " + checks + " tests started")) {
            throw new IllegalStateException("not all checks ran: " + printed);
        }
    }

    private static Path jar(Path file, Path root, List<String> folders) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (String folder : folders) {
                try (Stream<Path> walk = Files.walk(root.resolve(folder))) {
                    for (Path each : walk.filter(Files::isRegularFile).sorted().toList()) {
                        jar.putNextEntry(new JarEntry(root.relativize(each).toString()));
                        jar.write(Files.readAllBytes(each));
                    }
                }
            }
        }
        return file;
    }
}

package org.gradus.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs of this machine, and the files that they and Java need when nothing else of the machine is there. */
final class HostFiles {
    private static final Pattern LIBRARY = Pattern.compile("(?:=>\\s+)?(/\\S+)\\s+\\(0x");

    private HostFiles() {}

    static boolean isRoot() throws IOException {
        return Files.exists(Path.of("/proc/self"))
                && (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    /** The real users of all processes. */
    static Set<Integer> usersOfProcesses() {
        Set<Integer> users = new HashSet<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            folders.forEach(folder -> userOf(folder).ifPresent(users::add));
        } catch (IOException e) {
            // Without a list of processes none is known to be in use.
        }
        return users;
    }

    /**
     * The real user of a process; empty if it is gone.
     *
     * @param folder of the process, in {@code /proc}
     */
    static Optional<Integer> userOf(Path folder) {
        try (Stream<String> lines = Files.lines(folder.resolve("status"), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("Uid:"))
                    .map(line -> Integer.valueOf(line.split("\\s+")[1]))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /**
     * Finds a program.
     *
     * @throws IOException if it is not installed
     */
    static Path program(String name) throws IOException {
        return Command.find(name).orElseThrow(() -> new IOException("the program " + name + " is not installed"));
    }

    /** The libraries of the programs, Java's own, and what links inside Java's image lead to, each at its own place. */
    static Set<Path> neededBy(JavaImage java, Collection<Path> programs) throws IOException {
        Set<Path> needed = new LinkedHashSet<>();
        for (Path program : programs) {
            needed.addAll(librariesOf(program));
        }
        for (Path binary : java.binaries()) {
            needed.addAll(librariesOf(binary));
        }
        needed.removeIf(file -> file.startsWith(java.home()));
        needed.addAll(java.linkedFiles());
        return needed;
    }

    private static List<Path> librariesOf(Path binary) throws IOException {
        Command.Result result =
                Command.run(List.of(program("ldd").toString(), binary.toString()), Duration.ofSeconds(20));
        List<Path> libraries = new ArrayList<>();
        for (Matcher matcher = LIBRARY.matcher(result.printed()); matcher.find(); ) {
            libraries.add(Path.of(matcher.group(1)).normalize());
        }
        return libraries;
    }
}

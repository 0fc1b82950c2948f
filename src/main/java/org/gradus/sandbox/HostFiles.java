package org.gradus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs of this machine, and the files that they and Java need when nothing else of the machine is there. */
final class HostFiles {
    private static final Pattern LIBRARY = Pattern.compile("(?:=>\\s+)?(/\\S+)\\s+\\(0x");

    private HostFiles() {}

    static boolean isRoot() throws IOException {
        return Files.exists(Path.of("/proc/self"))
                && (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
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

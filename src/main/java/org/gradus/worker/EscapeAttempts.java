package org.gradus.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Tries to break out of the sandbox that it runs in and prints what came of it, a line each: what was tried, {@code contained} or
 * {@code escaped}, what happened. Run at the server's start, before any submission is.
 */
public final class EscapeAttempts {
    private static final Set<String> HARMLESS =
            Set.of("LC_ALL", "LD_LIBRARY_PATH", "MALLOC_ARENA_MAX", "MALLOC_TOP_PAD_", "GLIBC_TUNABLES", "PWD");

    private EscapeAttempts() {}

    private interface Attempt {
        /** Returns what was gained. */
        String run() throws IOException;
    }

    /**
     * Tries everything once.
     *
     * @param arguments a file to read, a port of this machine to connect to, a file to write
     */
    public static void main(String[] arguments) {
        String readable = arguments[0];
        int port = Integer.parseInt(arguments[1]);
        String writable = arguments[2];
        attempt("reads a planted file", () -> Files.readString(Path.of(readable)));
        attempt("reads the system's users", () -> Files.readString(Path.of("/etc/passwd")));
        attempt("connects to this machine", () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return "connected to port " + socket.getPort();
            }
        });
        for (String program : List.of("/bin/sh", "/bin/true", System.getProperty("java.home") + "/bin/java")) {
            attempt("starts " + program, () -> {
                Process process = new ProcessBuilder(program).start();
                process.destroyForcibly();
                return "started process " + process.pid();
            });
        }
        for (String file : List.of(writable, "/written", "/tmp/written", "/app/written", "/dev/written")) {
            attempt("writes a file in " + Path.of(file).getParent(), () -> {
                Files.writeString(Path.of(file), "written");
                Files.deleteIfExists(Path.of(file));
                return "written";
            });
        }
        attempt("sees the server's environment", () -> {
            for (String name : System.getenv().keySet()) {
                if (!HARMLESS.contains(name)) {
                    return "the variable " + name;
                }
            }
            throw new IOException("nothing of it is there");
        });
        attempt("sees other processes", () -> {
            long others = ProcessHandle.allProcesses()
                    .filter(process -> process.pid() != ProcessHandle.current().pid())
                    .count();
            if (others == 0) {
                throw new IOException("none are there");
            }
            return others + " processes";
        });
        System.out.println("all tried");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void attempt(String name, Attempt attempt) {
        String line;
        try {
            String gain = attempt.run();
            line = "escaped\t" + gain.lines().findFirst().orElse("");
        } catch (IOException | RuntimeException | LinkageError e) {
            // Refused system calls break the initialisers of some of the platform's classes.
            line = "contained\t"
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
        System.out.println(name + "\t" + line);
    }
}

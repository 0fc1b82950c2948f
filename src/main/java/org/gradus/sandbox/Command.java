package org.gradus.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the machine's own small programs. */
final class Command {
    private Command() {}

    /** What a program printed, both streams, and its status. */
    record Result(int status, String printed) {}

    /** Runs a program without input, at most for the given time. */
    static Result run(List<String> command, Duration limit) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        Process process = Starter.start(builder);
        Watchdog.Alarm alarm = Watchdog.in(limit, () -> ProcessTree.endStarting(process));
        try (InputStream in = process.getInputStream()) {
            process.getOutputStream().close();
            String printed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(5, TimeUnit.SECONDS);
            return new Result(process.isAlive() ? -1 : process.exitValue(), printed.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.get(0), e);
        } finally {
            alarm.cancel();
            process.destroyForcibly();
        }
    }

    /** Finds a program on the search path and in the usual places. */
    static Optional<Path> find(String name) {
        String path = System.getenv("PATH") == null ? "" : System.getenv("PATH");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

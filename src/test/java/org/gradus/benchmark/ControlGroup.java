package org.gradus.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A control group of the kernel (version 2), which counts the processor time of every process that was ever started in it: of JVMs,
 * of the programs that wrap them, of those that were killed and never waited for. The times that a parent reads of its ended
 * children know none of the latter.
 */
final class ControlGroup implements AutoCloseable {
    private final Path folder;

    private ControlGroup(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes a group below the one of this process.
     *
     * @throws IOException if the machine has no such groups, or this user may not make one
     */
    static ControlGroup named(String name) throws IOException {
        Path folder = own().resolve("gradus-benchmark-" + name + "-"
                + ProcessHandle.current().pid());
        Files.createDirectory(folder);
        return new ControlGroup(folder);
    }

    private static Path own() throws IOException {
        Path mounted = Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .map(line -> line.split(" "))
                .filter(parts -> parts[2].equals("cgroup2"))
                .map(parts -> Path.of(parts[1]))
                .findFirst()
                .orElseThrow(() -> new IOException("control groups of version 2 are not mounted"));
        String path = Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                .filter(line -> line.startsWith("0::/"))
                .map(line -> line.substring("0::/".length()))
                .findFirst()
                .orElse("");
        return mounted.resolve(path);
    }

    /** The command line that starts a program in this group. */
    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", "echo $$ > \"$0/cgroup.procs\" && exec \"$@\"", folder.toString()));
        command.addAll(program);
        return command;
    }

    /** Processor time used in this group until now, in milliseconds. */
    double milliseconds() {
        try {
            return Files.readAllLines(folder.resolve("cpu.stat")).stream()
                            .filter(line -> line.startsWith("usage_usec "))
                            .mapToLong(line -> Long.parseLong(line.substring("usage_usec ".length())))
                            .sum()
                    / 1e3;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the group, whose processes must have ended. */
    @Override
    public void close() {
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                Files.deleteIfExists(folder);
                return;
            } catch (IOException busy) {
                try {
                    // The kernel is still ending the group's last processes.
                    TimeUnit.MILLISECONDS.sleep(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}

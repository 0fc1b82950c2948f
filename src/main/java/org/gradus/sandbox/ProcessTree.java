package org.gradus.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ends a process with everything below it. */
final class ProcessTree {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ProcessTree() {}

    /**
     * Kills a tree that may be in its start-up. Killed within bubblewrap's first milliseconds, its outer process would leave the
     * inner one behind for ever (containers/bubblewrap issue 633); so the outer one is stopped first and killed last.
     */
    static boolean endStarting(Process process) {
        if (process.isAlive()) {
            stop(process.pid());
        }
        List<ProcessHandle> all = new ArrayList<>(killBelow(process));
        all.addAll(killBelow(process));
        return endLast(process, all);
    }

    /**
     * Kills a tree that has started.
     *
     * @param below what was below the process when it had started
     */
    static boolean end(Process process, List<ProcessHandle> below) {
        List<ProcessHandle> all = new ArrayList<>(below);
        all.addAll(killBelow(process));
        below.forEach(ProcessHandle::destroyForcibly);
        if (!all.isEmpty()) {
            // The outer process collects its children and ends by itself; killing it would orphan them.
            waitFor(process, Duration.ofSeconds(1));
        }
        return endLast(process, all);
    }

    private static boolean endLast(Process process, List<ProcessHandle> below) {
        process.destroyForcibly();
        // Not only dead but collected, so that nobody finds it below this process any more.
        return waitForAll(below) && waitFor(process, PATIENCE);
    }

    /** Returns when nothing is left, after five seconds at the latest; whether nothing is left. */
    private static boolean waitForAll(List<ProcessHandle> all) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (all.stream().anyMatch(ProcessTree::isRunning) && System.nanoTime() < end) {
            LockSupport.parkNanos(500_000);
        }
        return all.stream().noneMatch(ProcessTree::isRunning);
    }

    /**
     * Whether it still runs. A dead process whose parent has died too counts as alive to the JDK until the machine's first process
     * collects it, which some do at their leisure.
     */
    static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            // The state stands behind the name, which may hold anything but ends with the last parenthesis.
            String stat = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            // Gone meanwhile, or a system without such files.
            return process.isAlive();
        }
    }

    private static List<ProcessHandle> killBelow(Process process) {
        List<ProcessHandle> below = process.descendants().toList();
        below.forEach(ProcessHandle::destroyForcibly);
        return below;
    }

    private static void stop(long pid) {
        try {
            // The JDK sends only two signals, and this is neither of them.
            Process kill = new ProcessBuilder("kill", "-STOP", Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            kill.getInputStream().readAllBytes();
            waitFor(kill, Duration.ofSeconds(1));
        } catch (IOException e) {
            // No such program here: then there is no bubblewrap either, and nothing to stop.
        }
    }

    private static boolean waitFor(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}

package org.gradus.sandbox;

import java.io.IOException;
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
     * Kills the tree and returns when nothing of it is left, after five seconds at the latest.
     *
     * @param started whether the process has got through its start-up. Killed within bubblewrap's first milliseconds, its outer
     *     process would leave the inner one behind for ever (containers/bubblewrap issue 633); so the outer one is stopped first
     *     and killed last.
     * @return whether nothing is left
     */
    static boolean end(Process process, boolean started) {
        if (!process.isAlive()) {
            return true;
        }
        if (!started) {
            stop(process.pid());
        }
        List<ProcessHandle> all = new ArrayList<>(killBelow(process));
        if (started && !all.isEmpty()) {
            // The outer process collects its children and ends by itself; killing it would orphan them.
            waitFor(process, Duration.ofSeconds(1));
        }
        all.addAll(killBelow(process));
        process.destroyForcibly();
        all.add(process.toHandle());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
            LockSupport.parkNanos(500_000);
        }
        return all.stream().noneMatch(ProcessHandle::isAlive);
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

    private static void waitFor(Process process, Duration limit) {
        try {
            process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

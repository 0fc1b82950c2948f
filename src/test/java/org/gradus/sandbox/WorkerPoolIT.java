package org.gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerPoolIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void everyWorkerIsUsedOnce() throws Exception {
        Set<Long> processes = new HashSet<>();
        try (WorkerPool pool = new WorkerPool(Workers.SANDBOX, WorkerSettings.quick())) {
            for (int i = 0; i < 4; i++) {
                try (Worker worker = pool.take()) {
                    processes.add(((WorkerProcess) worker).pid());
                    worker.exchange(Subject.statements(""), LIMIT);
                }
            }
        }
        assertThat(processes).hasSize(4);
        assertThat(Processes.ofThisServer()).isEmpty();
    }

    @Test
    void workersLiveWhenTheThreadThatAskedForThemEnds() throws Exception {
        try (WorkerPool pool =
                new WorkerPool(Workers.SANDBOX, WorkerSettings.quick().withWarm(0))) {
            List<Worker> taken = new ArrayList<>();
            Thread thread = new Thread(() -> {
                try {
                    taken.add(pool.take());
                } catch (WorkerEnded | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            thread.start();
            thread.join();
            Thread.sleep(50);
            assertThat(taken.get(0).exchange(Subject.statements(""), LIMIT)).isInstanceOf(Reply.Loaded.class);
        }
    }

    @Test
    void closingThePoolEndsWorkersInUse() throws Exception {
        Worker worker;
        List<ProcessHandle> processes;
        try (WorkerPool pool = new WorkerPool(Workers.SANDBOX, WorkerSettings.quick())) {
            worker = pool.take();
            processes = Processes.tree(((WorkerProcess) worker).pid());
            assertThat(processes).hasSizeGreaterThan(1);
        }
        assertThat(processes).noneMatch(ProcessTree::isRunning);
        WorkerEnded ended = catchThrowableOfType(WorkerEnded.class, () -> worker.exchange(new Request.Begin(), LIMIT));
        assertThat(ended.outcome()).isEqualTo(WorkerOutcome.GRADER_FAULT);
        assertThat(Processes.ofThisServer()).isEmpty();
    }

    @Test
    void aClosedPoolHandsOutNothing() {
        WorkerPool pool = new WorkerPool(Workers.SANDBOX, WorkerSettings.quick().withWarm(0));
        pool.close();
        assertThat(catchThrowableOfType(WorkerEnded.class, pool::take).outcome())
                .isEqualTo(WorkerOutcome.GRADER_FAULT);
    }

    @Test
    void aPoolThatIsClosedWhileItStartsWorkersLeavesNothing() throws Exception {
        for (int micros = 0; micros < 60_000; micros += 1_000) {
            WorkerPool pool =
                    new WorkerPool(Workers.SANDBOX, WorkerSettings.quick().withWarm(3));
            LockSupport.parkNanos(micros * 1_000L);
            pool.close();
            assertThat(ProcessHandle.current().descendants())
                    .as("processes left by a pool closed after %d microseconds", micros)
                    .isEmpty();
        }
    }

    @Test
    void killingWorkersWhileTheyStartLeavesNothing() throws Exception {
        List<String> command =
                Workers.SANDBOX.workerCommands(WorkerSettings.quick()).get();
        List<ProcessHandle> seen = new ArrayList<>();
        int started = 0;
        for (int micros = 0; micros < 15_000; micros += 500) {
            WorkerProcess worker = new WorkerProcess(command, WorkerSettings.quick());
            started++;
            LockSupport.parkNanos(micros * 1_000L);
            seen.addAll(Processes.tree(worker.pid()));
            worker.close();
        }
        assertThat(started).isEqualTo(30);
        assertThat(seen).hasSizeGreaterThan(30).noneMatch(ProcessTree::isRunning);
        assertThat(eventually(() -> Processes.ofThisServer().isEmpty())).isTrue();
    }

    @Test
    void workersDieWithTheirServer() throws Exception {
        Process server = server();
        try {
            List<ProcessHandle> workers = new ArrayList<>();
            assertThat(eventually(() -> {
                        workers.clear();
                        server.descendants().forEach(workers::add);
                        return workers.size() >= 6;
                    }))
                    .isTrue();
            server.destroyForcibly().waitFor();
            assertThat(eventually(() -> workers.stream().noneMatch(ProcessTree::isRunning)))
                    .isTrue();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void leftoversOfDeadServersAreSwept() throws Exception {
        // A process id that is in use, with a start that is not its own.
        String tag = Leftovers.TAG + ProcessHandle.current().pid() + "-1";
        Process leftover = new ProcessBuilder("sh", "-c", "sleep 60; true", tag).start();
        // What a server leaves that dies while it ends a worker in its start-up: that is stopped first and killed last.
        Process stopped = new ProcessBuilder("sh", "-c", "kill -STOP $$", tag).start();
        Process ours = new ProcessBuilder("sh", "-c", "sleep 60; true", Leftovers.TAG + Leftovers.tag()).start();
        try {
            assertThat(eventually(() -> leftover.descendants().count() == 1)).isTrue();
            assertThat(eventually(() -> isStopped(stopped))).isTrue();
            Leftovers.sweep();
            assertThat(leftover.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(stopped.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(ours.isAlive()).isTrue();
        } finally {
            for (Process each : List.of(leftover, stopped, ours)) {
                each.descendants().forEach(ProcessHandle::destroyForcibly);
                each.destroyForcibly();
            }
        }
    }

    private static boolean isStopped(Process process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                    .contains(") T ");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void withoutBubblewrapTheWeakestLevelIsNamedAsSuch() throws Exception {
        Sandbox weak = Sandbox.detect(Workers.CACHE, Workers.JDK, SandboxLevel.L1);
        assertThat(weak.status().level()).isEqualTo(SandboxLevel.L1);
        assertThat(weak.status().probes()).anyMatch(probe -> !probe.contained());
        try (WorkerPool pool = new WorkerPool(weak, WorkerSettings.quick().withWarm(1));
                Worker worker = pool.take()) {
            worker.exchange(Subject.statements("System.exit(3);"), LIMIT);
            worker.exchange(new Request.Begin(), LIMIT);
            assertThat(catchThrowableOfType(WorkerEnded.class, () -> worker.exchange(Subject.number(1), LIMIT))
                            .outcome())
                    .isEqualTo(WorkerOutcome.EXITED);
        }
        assertThat(Processes.ofThisServer()).isEmpty();
    }

    @Test
    void allProbesOfTheStrongestLevelAreContained() {
        SandboxStatus status = Workers.SANDBOX.status();
        assertThat(status.level()).isEqualTo(SandboxLevel.L3);
        assertThat(status.probes()).hasSizeGreaterThan(10).allMatch(SandboxStatus.Probe::contained);
        assertThat(status.advice()).isEmpty();
    }

    @Test
    void twoServersThatStartAtOnceMakeTheSameFiles(@TempDir Path folder) throws Exception {
        List<Path> made = Stream.of(1, 2, 3, 4)
                .parallel()
                .map(i -> {
                    try {
                        return WorkerJar.in(folder).file();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .distinct()
                .toList();
        assertThat(made).hasSize(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(made.get(0));
        }
    }

    /** Started by {@link #workersDieWithTheirServer}. */
    public static void main(String[] arguments) throws InterruptedException {
        try (WorkerPool pool =
                new WorkerPool(Workers.SANDBOX, WorkerSettings.quick().withWarm(2))) {
            assertThat(pool.status()).isNotNull();
            Thread.sleep(60_000);
        }
    }

    private static Process server() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dgradus.test.worker-java=" + Workers.JDK,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerPoolIT.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }
}

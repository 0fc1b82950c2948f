package org.gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gradus.protocol.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What keeps workers apart where namespaces are denied: the filter, users, and a changed root. */
class ChangedRootIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void onlyRootHasThisLevelAndThereAllProbesAreContained() throws Exception {
        SandboxStatus status = Workers.ChangedRoot.SANDBOX.status();

        if (Workers.ChangedRoot.isExpected()) {
            assertThat(status.level()).isEqualTo(SandboxLevel.L2);
            assertThat(status.probes()).hasSizeGreaterThan(10).allMatch(SandboxStatus.Probe::contained);
        } else {
            assertThat(status.level()).isEqualTo(SandboxLevel.L1);
            assertThat(status.probes())
                    .contains(new SandboxStatus.Probe(
                            "a changed root starts a worker", false, "only root may change the root folder"));
        }
    }

    @Test
    @EnabledIf("org.gradus.sandbox.Workers$ChangedRoot#isExpected")
    void everyWorkerHasAUserOfItsOwnAndNothingElse() throws Exception {
        List<String> users = new ArrayList<>();
        try (WorkerPool pool = pool(0);
                Worker one = pool.take();
                Worker other = pool.take()) {
            for (Worker worker : List.of(one, other)) {
                assertThat(worker.exchange(Subject.statements(""), LIMIT)).isInstanceOf(Reply.Loaded.class);
                List<String> status =
                        Files.readAllLines(Path.of("/proc", Long.toString(((WorkerProcess) worker).pid()), "status"));
                assertThat(status)
                        .contains("CapEff:\t0000000000000000", "CapPrm:\t0000000000000000", "CapAmb:\t0000000000000000")
                        .contains("NoNewPrivs:\t1", "Seccomp:\t2", "Groups:\t ");
                users.add(status.stream()
                        .filter(line -> line.startsWith("Uid:"))
                        .findFirst()
                        .orElseThrow());
            }
        }
        assertThat(users)
                .doesNotHaveDuplicates()
                .allSatisfy(line -> assertThat(line).matches("Uid:(\\t6[01]\\d{3}){4}"));
    }

    @Test
    @EnabledIf("org.gradus.sandbox.Workers$ChangedRoot#isExpected")
    void signalsReachTheOwnThreadsAlone() throws Exception {
        List<String> loading = loading();
        List<String> sleeping = new ArrayList<>(loading);
        sleeping.addAll(List.of("/bin/perl", "-e", "$| = 1; print 'ready'; sleep 60"));
        Process other = new ProcessBuilder(sleeping).start();
        try {
            assertThat(other.getInputStream().readNBytes(5)).asString().isEqualTo("ready");
            List<String> signalling = new ArrayList<>(loading);
            String tgkill = loading.get(loading.size() - 1);
            signalling.addAll(List.of(
                    "/bin/perl",
                    "-e",
                    "print syscall(%1$s, $$ + 0, $$ + 0, 0), ' ', syscall(%1$s, %2$d, %2$d, 0), ' ', $! + 0"
                            .formatted(tgkill, other.pid())));

            // Before it come warnings of a Perl that finds no locales.
            Command.Result result = Command.run(signalling, LIMIT);

            assertThat(result.printed())
                    .as("itself, and another process of the same user")
                    .endsWith("0 -1 1");

            List<String> owning = new ArrayList<>(loading);
            String setOwner = "fcntl($read, 8, %d)".formatted(other.pid());
            owning.addAll(List.of(
                    "/bin/perl", "-e", "pipe(my $read, my $write); print " + setOwner + " ? 'owned' : 'refused'"));

            assertThat(Command.run(owning, LIMIT).printed())
                    .as("to have the kernel send a signal")
                    .endsWith("refused");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    @EnabledIf("org.gradus.sandbox.Workers$ChangedRoot#isExpected")
    void whatAWorkerHasBecomeIsSweptByItsUser() throws Exception {
        // As if a worker had called execve, and its server had been killed: no tag, no parent that it dies with.
        Process stray = new ProcessBuilder(
                        HostFiles.program("setpriv").toString(), "--reuid=60600", "--clear-groups", "sleep", "60")
                .start();
        Process training = new ProcessBuilder(
                        HostFiles.program("setpriv").toString(), "--reuid=60578", "--clear-groups", "sleep", "60")
                .start();
        try {
            while (HostFiles.userOf(Path.of("/proc", Long.toString(stray.pid())))
                    .filter(user -> user == 60_600)
                    .isEmpty()) {
                Thread.sleep(5);
            }
            Leftovers.sweep();

            assertThat(stray.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(training.isAlive()).isTrue();
        } finally {
            stray.destroyForcibly();
            training.destroyForcibly();
        }
    }

    /** The command line up to the loader and its numbers, always with the same user. */
    private static List<String> loading() throws IOException {
        ChangedRoot enclosure = ChangedRoot.with(WorkerFiles.in(Workers.CACHE, Workers.JDK));
        List<String> command = enclosure.command(
                new Enclosure.Launch(WorkerSettings.quick(), Leftovers.tag(), List.of(), java.util.Optional.empty()));
        return command.subList(0, command.indexOf("/bin/prlimit"));
    }

    @Test
    @EnabledIf("org.gradus.sandbox.Workers$ChangedRoot#isExpected")
    void killingWorkersWhileTheyStartLeavesNothing() throws Exception {
        for (int micros = 0; micros < 15_000; micros += 1_000) {
            WorkerProcess worker = new WorkerProcess(
                    Workers.ChangedRoot.SANDBOX
                            .workerCommands(WorkerSettings.quick())
                            .get(),
                    WorkerSettings.quick());
            List<ProcessHandle> seen = Processes.tree(worker.pid());
            LockSupport.parkNanos(micros * 1_000L);
            worker.close();
            assertThat(seen).isNotEmpty().noneMatch(ProcessTree::isRunning);
        }
        assertThat(Processes.ofThisServer()).isEmpty();
    }

    @Test
    @EnabledIf("org.gradus.sandbox.Workers$ChangedRoot#isExpected")
    void workersDieWithTheirServer() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dgradus.test.worker-java=" + Workers.JDK,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChangedRootIT.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            // Standard output says when both workers have answered.
            assertThat(server.getInputStream().readNBytes(5)).asString().isEqualTo("ready");
            List<ProcessHandle> workers = server.descendants().toList();
            assertThat(workers).hasSizeGreaterThanOrEqualTo(2);
            server.destroyForcibly().waitFor();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (workers.stream().anyMatch(ProcessTree::isRunning) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(workers).noneMatch(ProcessTree::isRunning);
        } finally {
            server.destroyForcibly();
        }
    }

    /** Started by {@link #workersDieWithTheirServer}. */
    public static void main(String[] arguments) throws Exception {
        try (WorkerPool pool = pool(0);
                Worker one = pool.take();
                Worker other = pool.take()) {
            one.exchange(Subject.statements(""), LIMIT);
            other.exchange(Subject.statements(""), LIMIT);
            System.out.print("ready");
            System.out.flush();
            Thread.sleep(60_000);
        }
    }

    private static WorkerPool pool(int warm) {
        return new WorkerPool(
                Workers.ChangedRoot.SANDBOX, WorkerSettings.quick().withWarm(warm));
    }
}

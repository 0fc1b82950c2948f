package org.gradus.install;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.AssignmentProblem;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.grading.Grader;
import org.gradus.grading.Proof;
import org.gradus.grading.SampleSubmissions;
import org.gradus.grading.Verification;
import org.gradus.report.StoredProof;
import org.gradus.starter.Starter;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes new versions of assignments in, step by step: what was handed over lies in a folder of its own while it is compiled, is kept as a
 * version, and proved in the background. In use it is only when somebody says so.
 */
public final class Installer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Installer.class);

    /** So many proofs run at a time: students' submissions are graded on the same machine. */
    private static final int MOST_RUNS = 2;

    /** Nothing that is right takes so long; what does is stuck. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Duration BETWEEN_INTERRUPTS = Duration.ofMillis(100);

    /** After a minute of them nothing more is tried. */
    private static final int MOST_INTERRUPTS = 600;

    /** So many are remembered for whoever looks at their pages. */
    private static final int MOST_REMEMBERED = 50;

    private final AssignmentVersions versions;
    private final AssignmentCatalog catalog;
    private final LoadedAssignments loaded;
    private final KeptVersions kept;
    private final Optional<Grader> grader;
    private final Supplier<String> secret;
    private final Path staging;
    private final Duration longest;
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis());
    private final ConcurrentSkipListMap<Long, ProofRun> runs = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * An installer.
     *
     * @param loaded is told when another version is in use
     * @param grader grades samples; empty if this process has no sandbox
     * @param secret makes the inputs of hidden checks
     * @param staging folder for what is being taken in; what lies there from an earlier time is deleted
     */
    public Installer(
            AssignmentVersions versions,
            AssignmentCatalog catalog,
            LoadedAssignments loaded,
            KeptVersions kept,
            Optional<Grader> grader,
            Supplier<String> secret,
            Path staging) {
        this(versions, catalog, loaded, kept, grader, secret, staging, LONGEST);
    }

    /** @param longest after which a run is given up */
    Installer(
            AssignmentVersions versions,
            AssignmentCatalog catalog,
            LoadedAssignments loaded,
            KeptVersions kept,
            Optional<Grader> grader,
            Supplier<String> secret,
            Path staging,
            Duration longest) {
        this.longest = longest;
        this.versions = versions;
        this.catalog = catalog;
        this.loaded = loaded;
        this.kept = kept;
        this.grader = grader;
        this.secret = secret;
        this.staging = staging;
        try {
            KeptVersions.delete(staging);
        } catch (IOException e) {
            LOG.warn("the folder {} cannot be emptied: {}", staging, e.getMessage());
        }
    }

    /** Too many proofs run already. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1;

        Busy() {
            super("as many proofs as may run at a time are running");
        }
    }

    /**
     * What somebody hands over.
     *
     * @param source name of the uploaded file or of the folder
     * @param once marks the request: what the same person sends again with the same mark is taken once, as long as its run is remembered
     */
    public record Handed(
            BundleReader.Read read, AssignmentVersions.Origin origin, String source, Person by, String once) {}

    /** What became of something that was handed over. */
    public enum Outcome {
        BEGUN,
        /** The same came with the same mark before: its run goes on, or has ended. */
        SENT_TWICE,
        /** Something else came with the same mark before: nothing is done. */
        MARK_USED
    }

    /**
     * What became of something that was handed over.
     *
     * @param run the one that proves it, or that took its mark
     */
    public record Taken(Outcome outcome, ProofRun run) {}

    /** Begins to take a version in: compiles it, keeps it and proves it. */
    public Taken take(Handed handed) throws Busy {
        BundleReader.Read read = handed.read();
        ProofRun.Request request = new ProofRun.Request(
                handed.by().id(), handed.once(), Grader.sha256(read.bundle().zip(read.id() + "/")));
        synchronized (this) {
            Optional<ProofRun> before =
                    runs.values().stream().filter(run -> run.isFor(request)).findFirst();
            if (before.isPresent()) {
                boolean same = request.equals(before.get().request());
                return new Taken(same ? Outcome.SENT_TWICE : Outcome.MARK_USED, before.get());
            }
            ProofRun run = new ProofRun(numbers.incrementAndGet(), read.id(), request, longest);
            begin(run, () -> {
                String version = keep(run, handed);
                run.kept(version);
                prove(run, read.id(), version);
            });
            return new Taken(Outcome.BEGUN, run);
        }
    }

    /** Begins to prove a version that is kept; if that is being done already, this is the run. */
    public synchronized ProofRun prove(String id, String version) throws Busy {
        Optional<ProofRun> running = runOf(id, version);
        if (running.isPresent()) {
            return running.get();
        }
        ProofRun run = new ProofRun(numbers.incrementAndGet(), id, null, longest);
        run.kept(version);
        begin(run, () -> prove(run, id, version));
        return run;
    }

    /** A run by its number; empty if it was forgotten. */
    public Optional<ProofRun> run(long number) {
        return Optional.ofNullable(runs.get(number));
    }

    /** The run that proves a version now; empty if none does. */
    public Optional<ProofRun> runOf(String id, String version) {
        return runs.values().stream()
                .filter(run -> run.id().equals(id)
                        && !run.state().phase().ended()
                        && version.equals(run.state().version()))
                .findFirst();
    }

    /** Takes a kept version into use. */
    public void use(String id, String version, Person by) {
        // What cannot be unpacked must not be in use.
        kept.folder(id, version);
        versions.use(id, version, by);
    }

    /** Uses what lies in the server's folder again. */
    public void useFolder(String id, Person by) {
        versions.useFolder(id, catalog.version(id), by);
    }

    /** Looks again which version is in use; to be called after the transaction that chose it. */
    public void chosen(String id) {
        kept.forget();
        loaded.forget(id);
    }

    /** Whether the server's own folder holds an assignment of this id. */
    public boolean liesInFolder(String id) {
        return catalog.ids().contains(id);
    }

    /** The files of a version. */
    public Optional<Bundle> files(String id, String version) {
        return versions.content(id, version).map(Bundle::ofZip);
    }

    private synchronized void begin(ProofRun run, Runnable work) throws Busy {
        threads.removeIf(thread -> !thread.isAlive());
        if (runs.values().stream()
                        .filter(other -> !other.state().phase().ended())
                        .count()
                >= MOST_RUNS) {
            throw new Busy();
        }
        runs.put(run.number(), run);
        while (runs.size() > MOST_REMEMBERED) {
            runs.pollFirstEntry();
        }
        Thread thread = new Thread(() -> guarded(run, work), "proof of " + run.id());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        after(longest, () -> giveUp(run, thread, 0));
    }

    private static void after(Duration delay, Runnable work) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(work);
    }

    /**
     * Interrupts a run that is over, again and again: who waits in one check may wait in the next one, too. A loop that never looks up does
     * not end by it, and Java has nothing else against it.
     */
    private static void giveUp(ProofRun run, Thread thread, int interrupts) {
        // Whoever asks for the state ends it; perhaps nobody did.
        if (!run.state().phase().ended() || !thread.isAlive()) {
            return;
        }
        if (interrupts == MOST_INTERRUPTS) {
            LOG.warn(
                    "the proof of {} was given up, and its code does not end: it keeps a processor busy until the server is"
                            + " started again",
                    run.id());
            return;
        }
        thread.interrupt();
        after(BETWEEN_INTERRUPTS, () -> giveUp(run, thread, interrupts + 1));
    }

    /** The assignment is somebody's code: whatever it throws is told to its author, and ends nothing but this run. */
    private static void guarded(ProofRun run, Runnable work) {
        try {
            work.run();
        } catch (AssignmentProblem problem) {
            end(run, problem.problems());
        } catch (GradusException problem) {
            end(run, List.of(String.valueOf(problem.getMessage())));
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("the assignment {} broke while it was verified", run.id(), e);
            end(
                    run,
                    List.of("While it was loaded or verified, this was thrown: " + e + " ("
                            + (e.getStackTrace().length == 0 ? "no place known" : e.getStackTrace()[0]) + ")."));
        }
    }

    private static void end(ProofRun run, List<String> problems) {
        run.end(run.state().version() == null ? ProofRun.Phase.REFUSED : ProofRun.Phase.BROKEN, problems);
    }

    private String keep(ProofRun run, Handed handed) {
        BundleReader.Read read = handed.read();
        String id = read.id();
        Path folder = staging.resolve(Long.toString(run.number()));
        try {
            read.bundle().writeTo(folder.resolve(id));
            Assignment assignment = catalog.load(id, folder.resolve(id));
            versions.add(
                    id,
                    assignment.version(),
                    assignment.title(),
                    handed.origin(),
                    handed.source(),
                    read.bundle().zip(),
                    VersionFacts.of(assignment).write(),
                    handed.by());
            return assignment.version();
        } catch (IOException e) {
            throw new GradusException(
                    "The files cannot be written into " + folder + ": " + e.getMessage()
                            + ". Is the disk full, or the data folder read-only?",
                    e);
        } finally {
            try {
                KeptVersions.delete(folder);
            } catch (IOException e) {
                LOG.warn("the folder {} cannot be deleted: {}", folder, e.getMessage());
            }
        }
    }

    private void prove(ProofRun run, String id, String version) {
        Assignment assignment = catalog.load(id, kept.folder(id, version));
        Proof proof;
        try {
            proof = Proof.of(assignment, new Verification(assignment, secret.get()).run((name, done, of) -> {
                        if (run.state().phase().ended()) {
                            throw new GradusException("It was given up.");
                        }
                        if (Thread.currentThread().isInterrupted()) {
                            throw new GradusException("The server was stopped meanwhile. Prove it again.");
                        }
                        run.step(ProofRun.Phase.MATRIX, name, done, of);
                    }));
        } catch (AssignmentProblem problem) {
            // Its classes are sound, its starter does not compile.
            proof = Proof.broken(id, String.join("\n", problem.problems()));
        }
        proof = withStarter(proof, assignment);
        List<Path> folders = SampleSubmissions.in(assignment.folder().resolve(SampleSubmissions.OWN));
        if (grader.isPresent() && !folders.isEmpty()) {
            List<Proof.Sample> verdicts = new ArrayList<>();
            for (Path folder : folders) {
                if (run.state().phase().ended()) {
                    return;
                }
                String name = assignment.folder().relativize(folder).toString();
                run.step(ProofRun.Phase.SAMPLES, name, verdicts.size(), folders.size());
                verdicts.add(SampleSubmissions.verdict(name, folder, assignment, grader.get()));
            }
            proof = proof.with(verdicts);
        }
        if (!run.state().phase().ended()) {
            versions.prove(id, version, StoredProof.write(proof));
            run.end(ProofRun.Phase.DONE, List.of());
        }
    }

    /** Puts the starter together as students would get it: nothing in it may give anything away. */
    private static Proof withStarter(Proof proof, Assignment assignment) {
        try {
            Starter.of(assignment);
            return proof;
        } catch (GradusException unusable) {
            return proof.broken().isEmpty() ? proof.but(String.valueOf(unusable.getMessage())) : proof;
        }
    }

    /** Ends what is running; it can be proved again. */
    @Override
    public synchronized void close() {
        threads.forEach(Thread::interrupt);
    }
}

package org.gradus.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
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

    /** So many are remembered for whoever looks at their pages. */
    private static final int MOST_REMEMBERED = 50;

    private final AssignmentVersions versions;
    private final AssignmentCatalog catalog;
    private final LoadedAssignments loaded;
    private final KeptVersions kept;
    private final Optional<Grader> grader;
    private final Supplier<String> secret;
    private final Path staging;
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

    /** Begins to take a version in: compiles it, keeps it and proves it. */
    public ProofRun take(BundleReader.Read read, AssignmentVersions.Origin origin, String source, Person by)
            throws Busy {
        return begin(read.id(), run -> {
            String version = keep(run, read, origin, source, by);
            run.kept(version);
            prove(run, read.id(), version);
        });
    }

    /** Begins to prove a version that is kept. */
    public ProofRun prove(String id, String version) throws Busy {
        return begin(id, run -> {
            run.kept(version);
            prove(run, id, version);
        });
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

    private interface Work {
        void run(ProofRun run);
    }

    private synchronized ProofRun begin(String id, Work work) throws Busy {
        threads.removeIf(thread -> !thread.isAlive());
        if (runs.values().stream().filter(run -> !run.state().phase().ended()).count() >= MOST_RUNS) {
            throw new Busy();
        }
        ProofRun run = new ProofRun(numbers.incrementAndGet(), id);
        runs.put(run.number(), run);
        while (runs.size() > MOST_REMEMBERED) {
            runs.pollFirstEntry();
        }
        Thread thread = new Thread(() -> guarded(run, work), "proof of " + id);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return run;
    }

    /** The assignment is somebody's code: whatever it throws is told to its author, and ends nothing but this run. */
    private static void guarded(ProofRun run, Work work) {
        try {
            work.run(run);
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

    private String keep(
            ProofRun run, BundleReader.Read read, AssignmentVersions.Origin origin, String source, Person by) {
        String id = read.id();
        Path folder = staging.resolve(Long.toString(run.number()));
        try {
            read.bundle().writeTo(folder.resolve(id));
            Assignment assignment = catalog.load(id, folder.resolve(id));
            versions.add(
                    id,
                    assignment.version(),
                    assignment.title(),
                    origin,
                    source,
                    read.bundle().zip(),
                    VersionFacts.of(assignment).write(),
                    by);
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

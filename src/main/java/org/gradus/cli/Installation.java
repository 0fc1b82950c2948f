package org.gradus.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.GradusException;
import org.gradus.config.EffectiveConfig;
import org.gradus.config.ServerConfig;
import org.gradus.config.Setting;
import org.gradus.decompiler.Decompiler;
import org.gradus.grading.Grader;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.sandbox.SandboxStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a command finds its things, and the one place where the objects of a process are put together: catalog, sandbox, workers,
 * grader.
 */
final class Installation implements AutoCloseable {
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{64}");

    @Option(
            names = "--assignments",
            paramLabel = "DIR",
            description = "Folder of assignments; by default reference/ beside the launcher script.")
    private @Nullable Path assignments;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for caches and the secret seed; by default data/ beside the launcher script.")
    private @Nullable Path data;

    @Option(
            names = "--worker-java",
            paramLabel = "HOME",
            description = "JDK that runs the submissions; by default the one that runs Gradus.")
    private @Nullable Path workerJava;

    @Option(
            names = "--allow-weak-sandbox",
            description = "Run submissions although no strong sandbox works here. For your own code only.")
    private boolean allowWeakSandbox;

    private @Nullable PooledWorkers workers;

    /** The folder of the launcher script. */
    static Path home() {
        return Path.of(System.getProperty("gradus.home", "")).toAbsolutePath();
    }

    /** An installation as a server's configuration names it. */
    static Installation of(ServerConfig config) {
        Installation installation = new Installation();
        installation.data = config.data();
        installation.assignments = config.assignments();
        installation.workerJava = config.workerJava();
        installation.allowWeakSandbox = config.allowWeakSandbox();
        return installation;
    }

    /** What the command line says of it, for a server's configuration. */
    Map<Setting, EffectiveConfig.Flag> flags() {
        Map<Setting, EffectiveConfig.Flag> flags = new EnumMap<>(Setting.class);
        if (data != null) {
            flags.put(Setting.DATA, new EffectiveConfig.Flag("--data", data.toString()));
        }
        if (assignments != null) {
            flags.put(Setting.ASSIGNMENTS, new EffectiveConfig.Flag("--assignments", assignments.toString()));
        }
        if (workerJava != null) {
            flags.put(Setting.WORKER_JAVA, new EffectiveConfig.Flag("--worker-java", workerJava.toString()));
        }
        if (allowWeakSandbox) {
            flags.put(Setting.ALLOW_WEAK_SANDBOX, new EffectiveConfig.Flag("--allow-weak-sandbox", "true"));
        }
        return flags;
    }

    /** The folder for everything that is kept. */
    Path data() {
        return data == null ? home().resolve("data") : data;
    }

    private Path assignments() {
        return assignments == null ? home().resolve("reference") : assignments;
    }

    private Path workerJava() {
        return workerJava == null ? Path.of(System.getProperty("java.home")) : workerJava;
    }

    AssignmentCatalog catalog() {
        return new AssignmentCatalog(assignments(), data().resolve("cache").resolve("assignments"));
    }

    /** Loads the assignment that the command line names. */
    Assignment assignment(String id) {
        AssignmentCatalog catalog = catalog();
        if (!catalog.ids().contains(id)) {
            throw new WrongUsage(
                    "There is no assignment " + id + "; there are: " + String.join(", ", catalog.ids()) + ".");
        }
        return catalog.load(id);
    }

    /**
     * Starts a pool of workers and makes a grader.
     *
     * @param warm number of workers kept ready
     * @param trusted whether the submissions are the user's own: then no strong sandbox is asked for
     */
    Grader grader(int warm, boolean trusted) {
        return grader(warm, trusted, true);
    }

    /** The same for a server, which finishes what runs before {@link #close} ends the workers. */
    Grader lastingGrader(int warm) {
        return grader(warm, false, false);
    }

    private Grader grader(int warm, boolean trusted, boolean endFirst) {
        Sandbox sandbox = Sandbox.detect(data().resolve("cache").resolve("worker"), workerJava(), SandboxLevel.L3);
        SandboxStatus status = sandbox.status();
        if (status.level() == SandboxLevel.L1 && !trusted && !allowWeakSandbox) {
            throw new GradusException("No strong sandbox works on this machine, so other people's code is not run. "
                    + status.advice() + " To run it all the same, add --allow-weak-sandbox.");
        }
        workers = new PooledWorkers(sandbox, warm, endFirst);
        return new Grader(workers, secret(), Clock.systemUTC());
    }

    /** The sandbox in which this process runs submissions; empty if it runs none. */
    Optional<SandboxStatus> sandbox() {
        return Optional.ofNullable(workers).map(PooledWorkers::status);
    }

    /** Turns classes back into sources in that sandbox; empty if there is none. */
    Optional<Decompiler> decompiler() {
        return Optional.ofNullable(workers).map(PooledWorkers::sandbox).map(Decompiler::new);
    }

    /** Returns the secret that makes the seeds of hidden checks; made at first use and kept, so that grades can be repeated. */
    String secret() {
        Path file = data().resolve("secret");
        try {
            if (!Files.exists(file)) {
                makeSecret(file);
            }
            String secret = Files.readString(file, StandardCharsets.US_ASCII);
            if (!SECRET.matcher(secret).matches()) {
                throw new GradusException(
                        "The file " + file + " is damaged. Restore it from a backup; if there is none, delete"
                                + " it: hidden checks then get new inputs, and earlier grades cannot be repeated.");
            }
            return secret;
        } catch (IOException e) {
            throw new GradusException(
                    "The data folder " + data() + " cannot be used: " + e.getMessage() + ". Name another with --data.",
                    e);
        }
    }

    /** Writes the secret under another name first and links it into place: whoever comes second keeps the first one's. */
    private void makeSecret(Path file) throws IOException {
        Files.createDirectories(data());
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Path fresh = Files.createTempFile(data(), "secret", ".new");
        try {
            Files.writeString(fresh, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException made) {
            // Another process was faster, and its secret counts.
        } finally {
            Files.delete(fresh);
        }
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.close();
        }
    }
}

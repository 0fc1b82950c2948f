package org.gradus.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.GradusException;
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
    private Path assignments = home().resolve("reference");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for caches and the secret seed; by default data/ beside the launcher script.")
    private Path data = home().resolve("data");

    @Option(
            names = "--worker-java",
            paramLabel = "HOME",
            description = "JDK that runs the submissions; by default the one that runs Gradus.")
    private Path workerJava = Path.of(System.getProperty("java.home"));

    @Option(
            names = "--allow-weak-sandbox",
            description = "Run submissions although no strong sandbox works here. For your own code only.")
    private boolean allowWeakSandbox;

    private @Nullable PooledWorkers workers;

    /** The folder of the launcher script. */
    static Path home() {
        return Path.of(System.getProperty("gradus.home", "")).toAbsolutePath();
    }

    /** The folder for everything that is kept. */
    Path data() {
        return data;
    }

    AssignmentCatalog catalog() {
        return new AssignmentCatalog(assignments, data.resolve("cache").resolve("assignments"));
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
        Sandbox sandbox = Sandbox.detect(data.resolve("cache").resolve("worker"), workerJava, SandboxLevel.L3);
        SandboxStatus status = sandbox.status();
        if (status.level() == SandboxLevel.L1 && !trusted && !allowWeakSandbox) {
            throw new GradusException("No strong sandbox works on this machine, so other people's code is not run. "
                    + status.advice() + " To run it all the same, add --allow-weak-sandbox.");
        }
        workers = new PooledWorkers(sandbox, warm);
        return new Grader(workers, secret(), Clock.systemUTC());
    }

    /** Returns the secret that makes the seeds of hidden checks; made at first use and kept, so that grades can be repeated. */
    String secret() {
        Path file = data.resolve("secret");
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
                    "The data folder " + data + " cannot be used: " + e.getMessage() + ". Name another with --data.",
                    e);
        }
    }

    /** Writes the secret under another name first and links it into place: whoever comes second keeps the first one's. */
    private void makeSecret(Path file) throws IOException {
        Files.createDirectories(data);
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Path fresh = Files.createTempFile(data, "secret", ".new");
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

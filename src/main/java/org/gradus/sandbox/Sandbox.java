package org.gradus.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The strongest sandbox that this machine has, as tried out at start-up. */
public final class Sandbox {
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(30);
    private static final String PROBES = "org.gradus.worker.EscapeAttempts";
    private static final String WORKER = "org.gradus.worker.Main";

    private final WorkerFiles files;
    private final Enclosure enclosure;
    private final SandboxStatus status;

    /** A way to keep workers apart. */
    private record Way(SandboxLevel level, String words, Maker maker) {
        private interface Maker {
            /** Prepares it, or says what is missing. */
            Enclosure with(WorkerFiles files) throws IOException;
        }
    }

    /** The strongest first. */
    private static final List<Way> WAYS = List.of(
            new Way(SandboxLevel.L3, "bubblewrap", Bubblewrap::with),
            new Way(SandboxLevel.L2, "a changed root", ChangedRoot::with));

    private Sandbox(WorkerFiles files, Enclosure enclosure, SandboxStatus status) {
        this.files = files;
        this.enclosure = enclosure;
        this.status = status;
    }

    /** Finds the strongest sandbox for workers on the Java that runs this process. */
    public static Sandbox detect(Path cache) {
        return detect(cache, Path.of(System.getProperty("java.home")), SandboxLevel.L3);
    }

    /**
     * Finds the strongest sandbox whose probes pass: real sandboxed processes that try to break out. Kills what is left of dead
     * servers' workers first.
     *
     * @param cache folder for the worker's jar, Java image and class archives; created if need be
     * @param jdk home of the Java that workers run on
     * @param strongest the highest level to try
     * @throws SandboxException if not even an unprotected worker runs
     */
    public static Sandbox detect(Path cache, Path jdk, SandboxLevel strongest) {
        Leftovers.sweep();
        WorkerFiles files;
        try {
            files = WorkerFiles.in(reachable(cache), jdk);
        } catch (IOException e) {
            throw new SandboxException(
                    "The worker's files cannot be made in " + cache + " for the Java in " + jdk + ": " + e.getMessage()
                            + ". Is the folder writable, and is this a JDK?",
                    e);
        }
        List<SandboxStatus.Probe> refusals = new ArrayList<>();
        String advice = "";
        for (Way way : WAYS) {
            if (way.level.compareTo(strongest) > 0) {
                continue;
            }
            try {
                Enclosure enclosure = way.maker.with(files);
                List<SandboxStatus.Probe> probes = probe(enclosure);
                if (probes.stream().allMatch(SandboxStatus.Probe::contained)) {
                    return of(files, enclosure, probes, advice);
                }
                refusals.addAll(probes);
                advice = way.level == SandboxLevel.L3
                        ? "bubblewrap runs, but does not contain everything; see the probes."
                        : advice;
            } catch (IOException e) {
                String message = String.valueOf(e.getMessage());
                advice += way.level == SandboxLevel.L3
                        ? Advice.on(message)
                        : " A changed root, which needs no namespaces, does not work either: " + message + ".";
                refusals.add(new SandboxStatus.Probe(way.words + " starts a worker", false, message));
            }
        }
        Enclosure plain = new PlainProcess(files);
        try {
            refusals.addAll(probe(plain));
        } catch (IOException e) {
            throw new SandboxException("No worker can be started: " + e.getMessage(), e);
        }
        return of(files, plain, refusals, advice.strip());
    }

    /** How strong it is and why. */
    public SandboxStatus status() {
        return status;
    }

    /** What a worker must call itself. */
    String build() {
        return files.jar().build();
    }

    /** The command lines of workers, one for each: they may differ in the user. Makes the class archive if there is none yet. */
    Supplier<List<String>> workerCommands(WorkerSettings settings) {
        List<String> java = new ArrayList<>(JvmOptions.of(settings));
        java.addAll(ClassArchive.options(files, enclosure, settings));
        java.addAll(List.of("-cp", enclosure.jar(), WORKER));
        Enclosure.Launch launch = new Enclosure.Launch(settings, Leftovers.tag(), java, Optional.empty());
        return () -> enclosure.command(launch);
    }

    /**
     * The jar of a program of ours that runs as workers do.
     *
     * @throws IOException if it cannot be made
     */
    Path toolJar(String name, List<String> signposts, List<String> packages) throws IOException {
        return WorkerJar.ofTool(files.cache(), name, signposts, packages);
    }

    /** The command line of such a program. */
    List<String> toolCommand(WorkerSettings settings, Path jar, String main) {
        List<String> java = new ArrayList<>(JvmOptions.of(settings));
        java.addAll(List.of("-cp", enclosure.toolJar(jar), main));
        return enclosure.command(
                new Enclosure.Launch(settings, Leftovers.tag(), java, Optional.empty(), Optional.of(jar)));
    }

    private static Sandbox of(WorkerFiles files, Enclosure enclosure, List<SandboxStatus.Probe> probes, String advice) {
        return new Sandbox(
                files,
                enclosure,
                new SandboxStatus(
                        enclosure.level(), enclosure.description(), files.java().version(), probes, advice));
    }

    private static List<SandboxStatus.Probe> probe(Enclosure enclosure) throws IOException {
        Path planted = Files.createTempFile("gradus-probe", ".txt");
        Path written = planted.resolveSibling(planted.getFileName() + ".written");
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(planted, "found");
            // Readable by everyone: only the sandbox may be what hides it.
            Files.setPosixFilePermissions(
                    planted,
                    java.util.Set.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.GROUP_READ,
                            PosixFilePermission.OTHERS_READ));
            WorkerSettings settings = WorkerSettings.quick();
            List<String> java = new ArrayList<>(JvmOptions.of(settings));
            java.addAll(List.of(
                    "-cp",
                    enclosure.jar(),
                    PROBES,
                    planted.toString(),
                    Integer.toString(listener.getLocalPort()),
                    written.toString()));
            Command.Result result = Command.run(
                    enclosure.command(new Enclosure.Launch(settings, Leftovers.tag(), java, Optional.empty())),
                    PROBE_LIMIT);
            List<SandboxStatus.Probe> probes = parse(result);
            if (Files.exists(written)) {
                probes.add(new SandboxStatus.Probe("leaves no file behind", false, written + " exists"));
            }
            return probes;
        } finally {
            Files.deleteIfExists(planted);
            Files.deleteIfExists(written);
        }
    }

    /** Lines of three parts, the last of which says that all were tried. */
    private static List<SandboxStatus.Probe> parse(Command.Result result) throws IOException {
        List<SandboxStatus.Probe> probes = new ArrayList<>();
        boolean complete = false;
        for (String line : result.printed().lines().toList()) {
            String[] parts = line.split("\t", 3);
            if (parts.length == 3) {
                probes.add(new SandboxStatus.Probe(parts[0], parts[1].equals("contained"), parts[2]));
            }
            complete |= line.equals("all tried");
        }
        if (!complete || result.status() != 0) {
            throw new IOException("status " + result.status() + ", " + result.printed());
        }
        return probes;
    }

    /** The folder itself, or, for root, one that the worker's own user can reach. */
    private static Path reachable(Path cache) throws IOException {
        Path folder = cache.toAbsolutePath().normalize();
        if (!Files.exists(Path.of("/proc/self")) || !HostFiles.isRoot()) {
            return folder;
        }
        for (Path each = folder.getParent(); each != null; each = each.getParent()) {
            if (Files.exists(each)
                    && !Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return Path.of("/var/cache/gradus");
            }
        }
        return folder;
    }
}

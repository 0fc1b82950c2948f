package org.gradus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Namespaces by bubblewrap, the system call filter, limits, no capabilities; a file system that holds Java, the worker's jar, three
 * devices and what the kernel says of huge pages, none of it writable.
 */
final class Bubblewrap implements Enclosure {
    /** Nobody's: not in use by a service, and its processes see no others anyway. */
    private static final int USER = 61_423;

    /** What RLIMIT_AS must allow beside the heap, given the reservations that the worker's options make. */
    private static final int ADDRESS_SPACE_MEGABYTES = 1_000;

    private static final String HUGE_PAGES = "/sys/kernel/mm/transparent_hugepage";

    private static final Pattern LIBRARY = Pattern.compile("(?:=>\\s+)?(/\\S+)\\s+\\(0x");

    private final WorkerFiles files;
    private final Path filter;
    private final List<String> before;
    private final List<String> binds;
    private final boolean root;

    private Bubblewrap(WorkerFiles files, Path filter, List<String> before, List<String> binds, boolean root) {
        this.files = files;
        this.filter = filter;
        this.before = before;
        this.binds = binds;
        this.root = root;
    }

    /**
     * Prepares the command line.
     *
     * @throws IOException if something of it is missing, with what it is
     */
    static Bubblewrap with(WorkerFiles files) throws IOException {
        byte[] program = SeccompFilter.forArchitecture(System.getProperty("os.arch"))
                .orElseThrow(() ->
                        new IOException("no system call filter for the architecture " + System.getProperty("os.arch")));
        Path filter = Cache.get(
                files.cache().resolve("filter-" + new Digest().add(program).hex() + ".bpf"),
                target -> Files.write(target, program));
        boolean root = isRoot();
        List<String> before = new ArrayList<>();
        if (root) {
            // As root, bubblewrap alone would keep all capabilities and read files as root.
            before.addAll(List.of(
                    program("setpriv").toString(),
                    "--reuid=" + USER,
                    "--regid=" + USER,
                    "--clear-groups",
                    "--inh-caps=-all",
                    "--bounding-set=-all"));
        }
        before.add(program("bwrap").toString());
        return new Bubblewrap(files, filter, List.copyOf(before), binds(files), root);
    }

    static boolean isRoot() throws IOException {
        return Files.exists(Path.of("/proc/self"))
                && (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    private static Path program(String name) throws IOException {
        return Command.find(name).orElseThrow(() -> new IOException("the program " + name + " is not installed"));
    }

    private static List<String> binds(WorkerFiles files) throws IOException {
        Path prlimit = program("prlimit");
        Set<Path> needed = new LinkedHashSet<>(librariesOf(prlimit));
        for (Path binary : files.java().binaries()) {
            needed.addAll(librariesOf(binary));
        }
        needed.removeIf(file -> file.startsWith(files.java().home()));
        needed.addAll(files.java().linkedFiles());
        List<String> binds = new ArrayList<>();
        for (Path file : needed) {
            binds.addAll(List.of("--ro-bind", file.toString(), file.toString()));
        }
        binds.addAll(List.of("--ro-bind", files.java().home().toString(), "/jre"));
        binds.addAll(List.of(
                "--ro-bind",
                files.jar().file().toString(),
                "/app/" + files.jar().file().getFileName()));
        binds.addAll(List.of("--ro-bind", files.archives().toString(), "/arch"));
        binds.addAll(List.of("--ro-bind", prlimit.toString(), "/bin/prlimit"));
        // Tells Java whether the kernel has huge pages.
        binds.addAll(List.of("--ro-bind-try", HUGE_PAGES, HUGE_PAGES));
        for (String device : List.of("/dev/urandom", "/dev/random", "/dev/null")) {
            binds.addAll(List.of("--dev-bind", device, device));
        }
        return List.copyOf(binds);
    }

    private static List<Path> librariesOf(Path binary) throws IOException {
        Command.Result result =
                Command.run(List.of(program("ldd").toString(), binary.toString()), Duration.ofSeconds(20));
        List<Path> libraries = new ArrayList<>();
        for (Matcher matcher = LIBRARY.matcher(result.printed()); matcher.find(); ) {
            libraries.add(Path.of(matcher.group(1)).normalize());
        }
        return libraries;
    }

    @Override
    public SandboxLevel level() {
        return SandboxLevel.L3;
    }

    @Override
    public String description() {
        return "bubblewrap, seccomp, limits" + (root ? ", a user of its own" : "");
    }

    @Override
    public String jar() {
        return "/app/" + files.jar().file().getFileName();
    }

    @Override
    public String toolJar(Path jar) {
        return "/app/" + jar.getFileName();
    }

    @Override
    public String archive(String name) {
        return "/arch/" + name;
    }

    @Override
    public String trainingFolder(Path folder) {
        return "/out";
    }

    @Override
    public Optional<Integer> user() {
        return root ? Optional.of(USER) : Optional.empty();
    }

    @Override
    public List<String> command(Launch launch) {
        boolean training = launch.trainingIn().isPresent();
        List<String> command = new ArrayList<>();
        if (!training) {
            // The only way to hand a file descriptor to a process from Java.
            command.addAll(List.of("/bin/sh", "-c", "exec \"$@\" 9<\"$0\"", filter.toString()));
        }
        command.addAll(before);
        // Set and unset: recognises the process by its command line, leaves nothing in its environment.
        command.addAll(
                List.of("--setenv", Leftovers.TAG + launch.tag(), "1", "--unsetenv", Leftovers.TAG + launch.tag()));
        command.addAll(List.of(
                "--unshare-user",
                "--unshare-pid",
                "--unshare-net",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--disable-userns",
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL",
                "--uid",
                "65534",
                "--gid",
                "65534",
                "--hostname",
                "w",
                "--clearenv"));
        environment(command, "LC_ALL", "C.UTF-8");
        // In the order that Java's launcher wishes for: it would start itself once more with its own.
        environment(command, "LD_LIBRARY_PATH", "/jre/lib/server:/jre/lib");
        // One heap for the few threads there are, that grows by large pieces, and of large pages where the kernel has
        // them.
        environment(command, "MALLOC_ARENA_MAX", "1");
        environment(command, "MALLOC_TOP_PAD_", "2097152");
        environment(command, "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
        command.addAll(binds);
        launch.tool().ifPresent(jar -> command.addAll(List.of("--ro-bind", jar.toString(), toolJar(jar))));
        launch.trainingIn().ifPresent(folder -> command.addAll(List.of("--bind", folder.toString(), "/out")));
        command.addAll(List.of("--remount-ro", "/", "--chdir", "/"));
        if (!training) {
            WorkerSettings settings = launch.settings();
            long addresses = (long) (ADDRESS_SPACE_MEGABYTES + settings.heapMegabytes()) << 20;
            command.addAll(List.of(
                    "--seccomp",
                    "9",
                    "--",
                    "/bin/prlimit",
                    // The soft limit's signal differs from all others; at the hard one it would look like a lack of
                    // memory.
                    "--cpu=" + settings.cpuSeconds() + ":" + (settings.cpuSeconds() + 1),
                    "--fsize=0",
                    "--nofile=64",
                    "--nproc=" + settings.threads(),
                    "--core=0",
                    "--as=" + addresses,
                    "--"));
        }
        command.add("/jre/bin/java");
        command.addAll(launch.java());
        return command;
    }

    private static void environment(List<String> command, String name, String value) {
        command.addAll(List.of("--setenv", name, value));
    }
}

package org.gradus.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Namespaces by bubblewrap, the system call filter, limits, no capabilities; a file system that holds Java, the worker's jar, three
 * devices and what the kernel says of huge pages, none of it writable.
 */
final class Bubblewrap implements Enclosure {
    /** Nobody's: not in use by a service, and its processes see no others anyway. */
    private static final int USER = 61_423;

    private static final String HUGE_PAGES = "/sys/kernel/mm/transparent_hugepage";

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
        Path filter = SeccompFilter.in(files.cache());
        boolean root = HostFiles.isRoot();
        List<String> before = new ArrayList<>();
        if (root) {
            // As root, bubblewrap alone would keep all capabilities and read files as root.
            before.addAll(List.of(
                    HostFiles.program("setpriv").toString(),
                    "--reuid=" + USER,
                    "--regid=" + USER,
                    "--clear-groups",
                    "--inh-caps=-all",
                    "--bounding-set=-all"));
        }
        before.add(HostFiles.program("bwrap").toString());
        return new Bubblewrap(files, filter, List.copyOf(before), binds(files), root);
    }

    private static List<String> binds(WorkerFiles files) throws IOException {
        Path prlimit = HostFiles.program("prlimit");
        List<String> binds = new ArrayList<>();
        for (Path file : HostFiles.neededBy(files.java(), List.of(prlimit))) {
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
        WorkerLimits.environment("/jre").forEach((name, value) -> command.addAll(List.of("--setenv", name, value)));
        command.addAll(binds);
        launch.tool().ifPresent(jar -> command.addAll(List.of("--ro-bind", jar.toString(), toolJar(jar))));
        launch.trainingIn().ifPresent(folder -> command.addAll(List.of("--bind", folder.toString(), "/out")));
        command.addAll(List.of("--remount-ro", "/", "--chdir", "/"));
        if (!training) {
            command.addAll(List.of("--seccomp", "9", "--", "/bin/prlimit"));
            command.addAll(WorkerLimits.of(launch.settings()));
            command.add("--");
        }
        command.add("/jre/bin/java");
        command.addAll(launch.java());
        return command;
    }
}

package org.gradus.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * For servers that run as root where namespaces are denied, as in most containers: the system call filter, limits, no capabilities, a
 * user for each worker, and {@code chroot} into the folder of worker files, which holds Java, the worker's jar and three devices, none
 * of it writable. The network, signals and other processes are out of reach by the filter, not by namespaces.
 */
final class ChangedRoot implements Enclosure {
    /**
     * The first of the users. They are nobody's: above people, below those that systemd gives to services, and within the 65,536 that
     * containers of ordinary users have.
     */
    private static final int FIRST_USER = 60_578;

    /** The first is that of training; the others are for workers. No two processes may have one in common: limits on threads count by user. */
    private static final int USERS = 600;

    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    /**
     * Installs the filter from descriptor 9 and becomes the program that follows. Before the filter's own list it allows signals to
     * the own threads alone: nothing but the filter keeps processes apart here. Arguments: the numbers of {@code prctl}, {@code
     * setsid} and {@code tgkill}, the program and its arguments. Sources of the formats: {@code linux/filter.h}, {@code linux/prctl.h}.
     */
    private static final String LOADER = """
            my ($prctl, $setsid, $tgkill) = splice @ARGV, 0, 3;
            delete $ENV{PERL_BADLANG};
            open my $in, '<&=', 9 or die "filter: $!";
            binmode $in;
            my $filter = do { local $/; <$in> };
            close $in;
            my $own = pack('SCCL' x 5,
                0x20, 0, 0, 0, 0x15, 0, 3, $tgkill, 0x20, 0, 0, 16, 0x15, 1, 0, $$, 0x06, 0, 0, 0x50001);
            my $program = $own . $filter;
            my $described = pack('S x![P] P', length($program) / 8, $program);
            my ($parent_death, $kill, $no_new_privileges, $seccomp, $mode_filter) = (1, 9, 38, 22, 2);
            syscall($setsid) == $$ or die "session: $!";
            syscall($prctl, $parent_death, $kill, 0, 0, 0) == 0 or die "parent: $!";
            syscall($prctl, $no_new_privileges, 1, 0, 0, 0) == 0 or die "privileges: $!";
            syscall($prctl, $seccomp, $mode_filter, $described, 0, 0) == 0 or die "seccomp: $!";
            exec { $ARGV[0] } @ARGV or die "exec: $!";
            """;

    /** Type, major and minor number. Source: {@code admin-guide/devices.txt} of the kernel. */
    private static final Map<String, List<String>> DEVICES =
            Map.of("null", List.of("c", "1", "3"), "random", List.of("c", "1", "8"), "urandom", List.of("c", "1", "9"));

    private final WorkerFiles files;
    private final Path filter;
    private final String env;
    private final String chroot;
    private final AtomicInteger next = new AtomicInteger(new SecureRandom().nextInt(USERS));

    private ChangedRoot(WorkerFiles files, Path filter, String env, String chroot) {
        this.files = files;
        this.filter = filter;
        this.env = env;
        this.chroot = chroot;
    }

    /**
     * Puts what is needed into the folder of worker files.
     *
     * @throws IOException if something of it is missing, with what it is
     */
    static ChangedRoot with(WorkerFiles files) throws IOException {
        if (!HostFiles.isRoot()) {
            throw new IOException("only root may change the root folder");
        }
        Path root = files.cache();
        if (!files.java().home().startsWith(root)) {
            throw new IOException("the worker's Java lies outside of " + root);
        }
        Path filter = SeccompFilter.in(root);
        Path perl = HostFiles.program("perl").toRealPath();
        Path prlimit = HostFiles.program("prlimit").toRealPath();
        copy(perl, root, Path.of("bin/perl"));
        copy(prlimit, root, Path.of("bin/prlimit"));
        for (Path file : HostFiles.neededBy(files.java(), List.of(perl, prlimit))) {
            copy(file, root, Path.of("/").relativize(file));
        }
        for (Map.Entry<String, List<String>> device : DEVICES.entrySet()) {
            make(device.getValue(), root, Path.of("dev", device.getKey()));
        }
        ChangedRoot enclosure = new ChangedRoot(
                files,
                filter,
                HostFiles.program("env").toString(),
                HostFiles.program("chroot").toString());
        enclosure.requireThatWorkersEnd();
        return enclosure;
    }

    /** Copies a file that is not there yet, or has changed since. */
    private static void copy(Path source, Path root, Path place) throws IOException {
        Path target = root.resolve(place);
        if (Files.exists(target)
                && Files.size(target) == Files.size(source)
                && Files.getLastModifiedTime(target).equals(Files.getLastModifiedTime(source))) {
            return;
        }
        makeFolders(root, place);
        Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.copy(source, unfinished, StandardCopyOption.COPY_ATTRIBUTES);
            Cache.permit(unfinished, false);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void make(List<String> device, Path root, Path place) throws IOException {
        Path target = root.resolve(place);
        if (Files.exists(target)) {
            return;
        }
        makeFolders(root, place);
        List<String> command =
                new ArrayList<>(List.of(HostFiles.program("mknod").toString(), "-m", "666", target.toString()));
        command.addAll(device);
        Command.Result result = Command.run(command, Duration.ofSeconds(20));
        // Another server may have made it meanwhile.
        if (result.status() != 0 && !Files.exists(target)) {
            throw new IOException("the device " + target + " cannot be made: " + result.printed());
        }
    }

    private static void makeFolders(Path root, Path place) throws IOException {
        Path folder = root;
        for (Path name : place.subpath(0, place.getNameCount() - 1)) {
            folder = folder.resolve(name);
            Files.createDirectories(folder);
            Cache.permit(folder, true);
        }
    }

    @Override
    public SandboxLevel level() {
        return SandboxLevel.L2;
    }

    @Override
    public String description() {
        return "changed root, seccomp, limits, a user of its own";
    }

    @Override
    public String jar() {
        return inside(files.jar().file());
    }

    @Override
    public String toolJar(Path jar) {
        return inside(jar);
    }

    @Override
    public String archive(String name) {
        return inside(files.archives().resolve(name));
    }

    @Override
    public String trainingFolder(Path folder) {
        return inside(folder);
    }

    @Override
    public Optional<Integer> user() {
        return Optional.of(FIRST_USER);
    }

    @Override
    public List<String> command(Launch launch) {
        boolean training = launch.trainingIn().isPresent();
        int user = training ? FIRST_USER : unusedUser();
        List<String> command = new ArrayList<>();
        if (!training) {
            // The only way to hand a file descriptor to a process from Java.
            command.addAll(List.of("/bin/sh", "-c", "exec \"$@\" 9<\"$0\"", filter.toString()));
        }
        // Perl would warn of locales that are not there.
        command.addAll(List.of(env, "-i", "PERL_BADLANG=0"));
        String java = inside(files.java().home());
        WorkerLimits.environment(java).forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(
                chroot,
                "--userspec=" + user + ":" + user,
                "--groups=",
                files.cache().toString()));
        if (!training) {
            command.addAll(List.of("/bin/perl", "-e", LOADER));
            command.addAll(SeccompFilter.numbersForTheLoader());
            command.add("/bin/prlimit");
            command.addAll(WorkerLimits.of(launch.settings()));
            command.add("--");
        }
        command.add(java + "/bin/java");
        command.add("-D" + Leftovers.TAG + launch.tag());
        command.addAll(launch.java());
        return command;
    }

    /** Other servers on this machine take theirs from the same ones. */
    private int unusedUser() {
        Set<Integer> used = HostFiles.usersOfProcesses();
        int user = nextUser();
        for (int tried = 1; tried < USERS && used.contains(user); tried++) {
            user = nextUser();
        }
        return user;
    }

    private int nextUser() {
        return FIRST_USER + 1 + Math.floorMod(next.getAndIncrement(), USERS - 1);
    }

    /** Whether a process of this user can only be a worker, or what a worker has become. */
    static boolean isWorkers(int user) {
        return user > FIRST_USER && user < FIRST_USER + USERS;
    }

    /** Who may not end processes of other users could not enforce a single limit. */
    private void requireThatWorkersEnd() throws IOException {
        Process process = Starter.start(new ProcessBuilder(
                chroot,
                "--userspec=" + FIRST_USER + ":" + FIRST_USER,
                "--groups=",
                files.cache().toString(),
                "/bin/perl",
                "-e",
                "$| = 1; print 'r'; sleep 60"));
        try (InputStream printed = process.getInputStream()) {
            if (printed.read() != 'r') {
                throw new IOException("no process can be started in the changed root");
            }
            process.destroyForcibly();
            if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("processes of other users cannot be ended: the capability KILL is missing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while trying to end a process", e);
        }
    }

    private String inside(Path file) {
        return "/" + files.cache().relativize(file);
    }
}

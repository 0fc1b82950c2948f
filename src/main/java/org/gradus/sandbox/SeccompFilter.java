package org.gradus.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The allow-list of system calls as a program for the kernel's classic BPF machine. What is not on the list answers EPERM. Source
 * of the format: {@code linux/seccomp.h}, {@code linux/filter.h}; of the numbers: {@code asm/unistd_64.h} for x86-64, {@code
 * asm-generic/unistd.h} for aarch64.
 */
final class SeccompFilter {
    private static final int LOAD = 0x20;
    private static final int AND = 0x54;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_AT_LEAST = 0x35;
    private static final int RETURN = 0x06;

    private static final int ALLOW = 0x7fff0000;
    private static final int KILL_PROCESS = 0x80000000;
    private static final int EPERM = 0x00050000 | 1;
    private static final int ENOSYS = 0x00050000 | 38;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;

    private static final int X86_64 = 0xC000003E;
    private static final int AARCH64 = 0xC00000B7;
    private static final int X32_BIT = 0x40000000;

    private static final int X86_PRCTL = 157;
    private static final int ARM_PRCTL = 167;

    private static final int CLONE_THREAD = 0x00010000;
    private static final int CLONE_NEW_ANYTHING = 0x7E020000;
    /** O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, __O_TMPFILE. */
    private static final int OPEN_TO_WRITE = 0x3 | 0x40 | 0x200 | 0x400 | 0x400000;

    private static final int TCGETS = 0x5401;
    private static final int TIOCGWINSZ = 0x5413;
    private static final int FIONREAD = 0x541B;
    private static final int F_DUPFD = 0;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_GETLK = 5;
    private static final int F_SETLK = 6;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int PR_GET_DUMPABLE = 3;
    private static final int PR_SET_NAME = 15;
    private static final int PR_GET_NAME = 16;
    private static final int PR_SET_VMA = 0x53564d41;

    /** What a JVM and bubblewrap need: name:number on x86-64:number on aarch64, - where it does not exist. */
    private static final String ALWAYS = """
            read:0:63 write:1:64 close:3:57 stat:4:- fstat:5:80 lstat:6:- poll:7:- lseek:8:62 mmap:9:222 mprotect:10:226
            munmap:11:215 brk:12:214 rt_sigaction:13:134 rt_sigprocmask:14:135 rt_sigreturn:15:139 pread64:17:67 readv:19:65
            writev:20:66 access:21:- sched_yield:24:124 mremap:25:216 mincore:27:232 madvise:28:233 dup:32:23
            nanosleep:35:101 getpid:39:172 execve:59:221 exit:60:93 wait4:61:260 uname:63:160 getcwd:79:17
            readlink:89:- gettimeofday:96:169 getrlimit:97:163 getrusage:98:165 sysinfo:99:179 times:100:153
            getuid:102:174 getgid:104:176 geteuid:107:175 getegid:108:177 getppid:110:173 sigaltstack:131:132
            statfs:137:43 fstatfs:138:44 sched_getparam:143:121 sched_getscheduler:145:120
            sched_get_priority_max:146:125 sched_get_priority_min:147:126 arch_prctl:158:- gettid:186:178 futex:202:98
            sched_getaffinity:204:123 getdents64:217:61 set_tid_address:218:96 restart_syscall:219:128
            clock_gettime:228:113 clock_getres:229:114 clock_nanosleep:230:115 exit_group:231:94 tgkill:234:131
            get_mempolicy:239:236 newfstatat:262:79 readlinkat:267:78 faccessat:269:48 ppoll:271:73
            set_robust_list:273:99 eventfd2:290:19 epoll_create1:291:20 pipe2:293:59 getcpu:309:168 getrandom:318:278
            membarrier:324:283 statx:332:291 rseq:334:293 faccessat2:439:439 futex_wake:454:454 futex_wait:455:455
            """;

    private final List<long[]> program = new ArrayList<>();

    private SeccompFilter() {}

    /**
     * The file with the program for this architecture, in the cache.
     *
     * @throws IOException if it cannot be written, or there is none
     */
    static Path in(Path cache) throws IOException {
        String architecture = System.getProperty("os.arch");
        byte[] program = forArchitecture(architecture)
                .orElseThrow(() -> new IOException("no system call filter for the architecture " + architecture));
        return Cache.get(
                cache.resolve("filter-" + new Digest().add(program).hex() + ".bpf"),
                target -> Files.write(target, program));
    }

    /** The numbers of {@code prctl}, {@code setsid} and {@code tgkill} on this architecture, one of those with a program. */
    static List<String> numbersForTheLoader() {
        return System.getProperty("os.arch").matches("amd64|x86_64")
                ? List.of(Integer.toString(X86_PRCTL), "112", "234")
                : List.of(Integer.toString(ARM_PRCTL), "157", "131");
    }

    /** The program for the architecture, as {@code bwrap --seccomp} reads it; empty for an architecture without numbers. */
    static Optional<byte[]> forArchitecture(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> Optional.of(new SeccompFilter().x86()).map(SeccompFilter::bytes);
            case "aarch64", "arm64" -> Optional.of(new SeccompFilter().arm()).map(SeccompFilter::bytes);
            default -> Optional.empty();
        };
    }

    private SeccompFilter x86() {
        begin(X86_64);
        add(JUMP_AT_LEAST, 0, 1, X32_BIT);
        add(RETURN, 0, 0, KILL_PROCESS);
        allowAlways(1);
        withBits(2, 1, OPEN_TO_WRITE, 0);
        return conditional(56, 257, 16, 72, X86_PRCTL, 302);
    }

    private SeccompFilter arm() {
        begin(AARCH64);
        allowAlways(2);
        return conditional(220, 56, 29, 25, ARM_PRCTL, 261);
    }

    private void begin(int architecture) {
        add(LOAD, 0, 0, ARCHITECTURE);
        add(JUMP_EQUAL, 1, 0, architecture);
        add(RETURN, 0, 0, KILL_PROCESS);
        add(LOAD, 0, 0, NUMBER);
    }

    private void allowAlways(int column) {
        for (int number : numbers(column).values()) {
            add(JUMP_EQUAL, 0, 1, number);
            add(RETURN, 0, 0, ALLOW);
        }
    }

    private SeccompFilter conditional(int clone, int openat, int ioctl, int fcntl, int prctl, int prlimit64) {
        // glibc then falls back to clone, whose flags are in a register and can be seen here.
        add(JUMP_EQUAL, 0, 1, 435);
        add(RETURN, 0, 0, ENOSYS);

        // Threads only, and no namespaces.
        withBits(clone, 0, CLONE_NEW_ANYTHING | CLONE_THREAD, CLONE_THREAD);
        withBits(openat, 2, OPEN_TO_WRITE, 0);
        oneOf(ioctl, 1, TCGETS, TIOCGWINSZ, FIONREAD);
        // Not the commands that have the kernel send signals to whom one likes: F_SETOWN, F_SETSIG, F_NOTIFY, leases.
        oneOf(fcntl, 1, F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_DUPFD_CLOEXEC);
        oneOf(prctl, 0, PR_SET_NAME, PR_GET_NAME, PR_SET_VMA, PR_GET_DUMPABLE);
        oneOf(prlimit64, 0, 0);
        add(RETURN, 0, 0, EPERM);
        return this;
    }

    /** Allows a call if an argument has these of the bits. The kernel takes the lower half of these arguments only. */
    private void withBits(int number, int argument, int bits, int wanted) {
        add(JUMP_EQUAL, 0, 5, number);
        add(LOAD, 0, 0, FIRST_ARGUMENT + 8 * argument);
        add(AND, 0, 0, bits);
        add(JUMP_EQUAL, 0, 1, wanted);
        add(RETURN, 0, 0, ALLOW);
        add(RETURN, 0, 0, EPERM);
    }

    /** Allows a call if an argument has one of the values. */
    private void oneOf(int number, int argument, int... values) {
        add(JUMP_EQUAL, 0, 2 + 2 * values.length, number);
        add(LOAD, 0, 0, FIRST_ARGUMENT + 8 * argument);
        for (int value : values) {
            add(JUMP_EQUAL, 0, 1, value);
            add(RETURN, 0, 0, ALLOW);
        }
        add(RETURN, 0, 0, EPERM);
    }

    private void add(int code, int ifTrue, int ifFalse, int value) {
        program.add(new long[] {code, ifTrue, ifFalse, value});
    }

    private byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(8 * program.size()).order(ByteOrder.nativeOrder());
        for (long[] line : program) {
            buffer.putShort((short) line[0])
                    .put((byte) line[1])
                    .put((byte) line[2])
                    .putInt((int) line[3]);
        }
        return buffer.array();
    }

    private static Map<String, Integer> numbers(int column) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (String entry : ALWAYS.trim().split("\\s+")) {
            String[] parts = entry.split(":");
            if (!parts[column].equals("-")) {
                numbers.put(parts[0], Integer.valueOf(parts[column]));
            }
        }
        return numbers;
    }
}

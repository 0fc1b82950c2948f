package org.gradus.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every enclosure sets for the worker's process: resource limits and an environment. */
final class WorkerLimits {
    /** What RLIMIT_AS must allow beside the heap, given the reservations that the worker's options make. */
    private static final int ADDRESS_SPACE_MEGABYTES = 1_000;

    private WorkerLimits() {}

    /** Options of {@code prlimit}. */
    static List<String> of(WorkerSettings settings) {
        long addresses = (long) (ADDRESS_SPACE_MEGABYTES + settings.heapMegabytes()) << 20;
        return List.of(
                // The soft limit's signal differs from all others; at the hard one it would look like a lack of
                // memory.
                "--cpu=" + settings.cpuSeconds() + ":" + (settings.cpuSeconds() + 1),
                "--fsize=0",
                "--nofile=64",
                "--nproc=" + settings.threads(),
                "--core=0",
                "--as=" + addresses);
    }

    /**
     * The whole environment.
     *
     * @param java home of the worker's Java as seen from inside
     */
    static Map<String, String> environment(String java) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LC_ALL", "C.UTF-8");
        // In the order that Java's launcher wishes for: it would start itself once more with its own.
        environment.put("LD_LIBRARY_PATH", java + "/lib/server:" + java + "/lib");
        // One heap for the few threads there are, that grows by large pieces, and of large pages where the kernel has
        // them.
        environment.put("MALLOC_ARENA_MAX", "1");
        environment.put("MALLOC_TOP_PAD_", "2097152");
        environment.put("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
        return environment;
    }
}

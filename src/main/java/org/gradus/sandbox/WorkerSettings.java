package org.gradus.sandbox;

/**
 * What a worker may use, and how many are kept warm.
 *
 * @param heapMegabytes largest heap
 * @param cpuSeconds processor time over the worker's whole life
 * @param threads tasks of the process, about 15 of which the JVM needs itself
 * @param printedBytes what may be printed over the worker's whole life
 * @param optimizing whether the JVM compiles with its optimizing compiler as well: pays from some 2,700 evaluations on
 * @param warm workers kept ready
 */
public record WorkerSettings(
        int heapMegabytes, int cpuSeconds, int threads, long printedBytes, boolean optimizing, int warm) {
    public WorkerSettings {
        if (heapMegabytes < 32 || cpuSeconds < 1 || threads < 20 || printedBytes < 0 || warm < 0) {
            throw new IllegalArgumentException("too little for a worker: heap " + heapMegabytes + " MB, processor time "
                    + cpuSeconds + " s, " + threads + " threads, " + printedBytes + " bytes printed, " + warm
                    + " kept warm");
        }
    }

    /** Far above the clock's limits of an assignment, which come first: for a worker that nobody watches any more. */
    private static final int CPU_SECONDS = 600;

    /** For checks of few evaluations: starts fastest. */
    public static WorkerSettings quick() {
        return new WorkerSettings(256, CPU_SECONDS, 40, 16 << 20, false, 2);
    }

    /** For checks of many evaluations or of speed. */
    public static WorkerSettings thorough() {
        return new WorkerSettings(256, CPU_SECONDS, 40, 16 << 20, true, 2);
    }

    public WorkerSettings withHeapMegabytes(int megabytes) {
        return new WorkerSettings(megabytes, cpuSeconds, threads, printedBytes, optimizing, warm);
    }

    public WorkerSettings withCpuSeconds(int seconds) {
        return new WorkerSettings(heapMegabytes, seconds, threads, printedBytes, optimizing, warm);
    }

    public WorkerSettings withPrintedBytes(long bytes) {
        return new WorkerSettings(heapMegabytes, cpuSeconds, threads, bytes, optimizing, warm);
    }

    public WorkerSettings withWarm(int workers) {
        return new WorkerSettings(heapMegabytes, cpuSeconds, threads, printedBytes, optimizing, workers);
    }
}

package org.gradus.cli;

import java.util.function.Supplier;

/** Notices that this process is being ended, by Ctrl-C or a signal, and says on standard error what to do then. */
final class Interruption {
    private final Thread hook;

    Interruption(Supplier<String> sentence) {
        hook = new Thread(() -> System.err.println("\n" + sentence.get()), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Whether the process is ending. It says so before the first shutdown hook runs, so before any worker is ended: a flag that a
     * hook sets would come too late.
     */
    static boolean isUnderWay() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** The work is done: nothing is said any more. */
    void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs already, or is about to.
        }
    }
}

package student;

/** Disturbs the worker from within. Gains nothing: at worst the worker breaks, which fails its own check. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> Runtime.getRuntime().halt(0));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread != Thread.currentThread()) {
                thread.interrupt();
            }
        }
    }
}

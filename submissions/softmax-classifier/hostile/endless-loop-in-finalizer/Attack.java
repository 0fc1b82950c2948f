package student;

/** Hangs the thread that finalizes objects. Gains nothing: the worker waits for no finalizer, and is thrown away after this submission. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        new Attack();
        System.gc();
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
        while (System.nanoTime() != 0) {
            Thread.onSpinWait();
        }
    }
}

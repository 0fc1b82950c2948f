package student;

import java.util.concurrent.locks.LockSupport;

/** Starts threads that outlive the answer. Gains nothing: the worker is killed after its last answer, with all its threads. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        Thread thread = new Thread(() -> {
            while (System.nanoTime() != 0) {
                LockSupport.parkNanos(1_000_000_000L);
            }
        });
        if (Thread.activeCount() < 10) {
            thread.start();
        }
    }
}

package student;

import java.util.concurrent.locks.LockSupport;

/** Starts threads until the system is out of them. Gains nothing: the worker may have a few dozen, then it is refused or ends. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        for (int i = 0; i < 100_000; i++) {
            Thread thread = new Thread(() -> LockSupport.parkNanos(60_000_000_000L));
            thread.setDaemon(true);
            thread.start();
        }
    }
}

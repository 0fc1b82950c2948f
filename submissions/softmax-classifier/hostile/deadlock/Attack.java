package student;

import java.util.concurrent.CountDownLatch;

/** Two threads wait for each other for ever. Gains nothing: the process is killed when the time is over. */
final class Attack {
    private Attack() {}

    static void attempt() {
        Object first = new Object();
        Object second = new Object();
        CountDownLatch bothHold = new CountDownLatch(2);
        new Thread(() -> lock(first, second, bothHold)).start();
        lock(second, first, bothHold);
    }

    private static void lock(Object mine, Object other, CountDownLatch bothHold) {
        synchronized (mine) {
            bothHold.countDown();
            try {
                bothHold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            synchronized (other) {
                bothHold.countDown();
            }
        }
    }
}

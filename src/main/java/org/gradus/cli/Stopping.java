package org.gradus.cli;

import java.util.concurrent.CountDownLatch;

/** Lets a server finish when its process is asked to end, by Ctrl-C or by the service manager. */
final class Stopping implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    Stopping() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            asked.countDown();
                            try {
                                stopped.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stopping"));
    }

    /** Waits until the process is asked to end. */
    void await(Logs logs) throws InterruptedException {
        asked.await();
        logs.say("Stopping: what runs is finished first.");
    }

    /** All is finished: the process may end. */
    @Override
    public void close() {
        stopped.countDown();
    }
}

package org.gradus.sandbox;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Calls back when a time limit has passed. Reads from a worker cannot time out by themselves; killing it ends them. */
final class Watchdog {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private Watchdog() {}

    /** A callback that may still be taken back. */
    interface Alarm {
        void cancel();
    }

    static Alarm in(Duration limit, Runnable action) {
        ScheduledFuture<?> future = CLOCK.schedule(action, limit.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(2, task -> {
            Thread thread = new Thread(task, "worker-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}

package org.gradus.sandbox;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Calls back when a time limit has passed. Reads from a worker cannot time out by themselves; killing it ends them. */
final class Watchdog {
    private static final long TICK_MILLIS = 200;
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private Watchdog() {}

    /** A callback that may still be taken back. */
    interface Alarm {
        /** Takes it back; false if it is too late for that. */
        boolean cancel();
    }

    static Alarm in(Duration limit, Runnable action) {
        AtomicBoolean decided = new AtomicBoolean();
        ScheduledFuture<?> future = CLOCK.schedule(
                () -> {
                    if (decided.compareAndSet(false, true)) {
                        action.run();
                    }
                },
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
        return () -> {
            future.cancel(false);
            return decided.compareAndSet(false, true);
        };
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(2, task -> {
            Thread thread = new Thread(task, "worker-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        // An alarm that is the next to go off wakes a thread when it is set. This one is always the next, so that the
        // alarms of
        // requests, hundreds for each submission and nearly all taken back at once, wake nobody.
        ScheduledFuture<?> unused =
                clock.scheduleAtFixedRate(() -> {}, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return clock;
    }
}

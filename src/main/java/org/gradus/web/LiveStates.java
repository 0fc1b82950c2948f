package org.gradus.web;

import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells pages that watch a submission how far it is. One thread asks the database for all of them at once: the graders may be other
 * processes, and a thousand watchers cost one query.
 */
final class LiveStates implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStates.class);
    private static final long PERIOD_MS = 300;
    /** A comment now and then keeps proxies from closing the line, and shows whether anybody is still there. */
    private static final int QUIET_TICKS = 40;

    private final Submissions submissions;
    private final Map<SseClient, Watch> watches = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "live states");
        thread.setDaemon(true);
        return thread;
    });

    LiveStates(Submissions submissions) {
        this.submissions = submissions;
        var unused = clock.scheduleWithFixedDelay(this::tick, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /** Sends the client each new state of the submission until it has ended. */
    void watch(SseClient client, long submission, Function<StoredSubmission, SubmissionPages.Progress> progress) {
        client.keepAlive();
        client.onClose(() -> watches.remove(client));
        watches.put(client, new Watch(submission, progress));
    }

    private void tick() {
        try {
            if (watches.isEmpty()) {
                return;
            }
            Map<Long, StoredSubmission> now = submissions.byIds(
                    watches.values().stream().map(watch -> watch.submission).collect(Collectors.toSet()));
            List.copyOf(watches.entrySet()).forEach(entry -> tell(entry.getKey(), entry.getValue(), now));
        } catch (RuntimeException e) {
            LOG.error("live states could not be read", e);
        }
    }

    private void tell(SseClient client, Watch watch, Map<Long, StoredSubmission> now) {
        StoredSubmission submission = now.get(watch.submission);
        if (submission == null || client.terminated()) {
            watches.remove(client);
            client.close();
            return;
        }
        SubmissionPages.Progress progress = watch.progress.apply(submission);
        if (!progress.equals(watch.last)) {
            watch.last = progress;
            watch.quiet = 0;
            client.sendEvent("state", progress);
        } else if (++watch.quiet % QUIET_TICKS == 0) {
            client.sendComment("still there");
        }
        if (progress.ended()) {
            watches.remove(client);
            client.close();
        }
    }

    /** Ends all streams, so that the server can stop. */
    @Override
    public void close() {
        clock.shutdownNow();
        List.copyOf(watches.keySet()).forEach(SseClient::close);
    }

    private static final class Watch {
        private final long submission;
        private final Function<StoredSubmission, SubmissionPages.Progress> progress;
        private SubmissionPages.@org.jspecify.annotations.Nullable Progress last;
        private int quiet;

        Watch(long submission, Function<StoredSubmission, SubmissionPages.Progress> progress) {
            this.submission = submission;
            this.progress = progress;
        }
    }
}

package org.gradus.web;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gradus.desk.Texts;
import org.gradus.store.Gradings;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far submissions are, for the pages that watch them. One thread asks the database for all of them at once: the graders may be other
 * processes, and a thousand watchers cost three queries.
 */
final class LiveStates implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStates.class);
    private static final long PERIOD_MS = 300;
    /** A comment now and then keeps proxies from closing the line, and shows whether anybody is still there. */
    private static final int QUIET_TICKS = 40;
    /** An estimate is made from the median of so many gradings. */
    private static final int RECENT = 25;

    private final Submissions submissions;
    private final Gradings gradings;
    private final Texts texts;
    private final Map<SseClient, Watch> watches = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "live states");
        thread.setDaemon(true);
        return thread;
    });

    LiveStates(Submissions submissions, Gradings gradings, Texts texts) {
        this.submissions = submissions;
        this.gradings = gradings;
        this.texts = texts;
        var unused = clock.scheduleWithFixedDelay(this::tick, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * How far a submission is.
     *
     * @param text in words
     * @param value of a bar from 0 to {@code of}; {@code of} is 0 while nothing can be said
     */
    public record Progress(String state, String text, int value, int of, boolean ended) {}

    /** How far a submission is now. */
    Progress progress(StoredSubmission submission) {
        return submission.state() == StoredSubmission.State.WAITING
                ? progress(submission, queue())
                : progress(submission, new Queue(List.of(), 0, 0));
    }

    /** Sends the client each new state of the submission until it has ended. */
    void watch(SseClient client, long submission) {
        client.keepAlive();
        client.onClose(() -> watches.remove(client));
        watches.put(client, new Watch(submission));
    }

    /**
     * The queue as it is now.
     *
     * @param waiting ids in the order in which they came
     * @param running how many are being graded
     * @param medianMs how long one takes; 0 if none is known
     */
    private record Queue(List<Long> waiting, int running, long medianMs) {}

    private Queue queue() {
        List<Long> recent = gradings.recentDurations(RECENT).stream().sorted().toList();
        return new Queue(
                submissions.waiting(), submissions.running(), recent.isEmpty() ? 0 : recent.get(recent.size() / 2));
    }

    private Progress progress(StoredSubmission submission, Queue queue) {
        return new Progress(
                submission.state().name(),
                switch (submission.state()) {
                    case WAITING -> waiting(submission, queue);
                    case RUNNING ->
                        submission.checkCount() == 0
                                ? texts.get("live.starting")
                                : texts.get("live.running", submission.checkNumber(), submission.checkCount());
                    case GRADED, NOT_GRADABLE -> texts.get("live.done");
                    case FAULT -> texts.get("live.fault");
                },
                Math.max(0, submission.checkNumber() - 1),
                submission.checkCount(),
                submission.state().ended());
    }

    private String waiting(StoredSubmission submission, Queue queue) {
        int before = Math.max(0, queue.waiting().indexOf(submission.id()));
        if (queue.medianMs() == 0) {
            return texts.get("live.waiting", before);
        }
        long work = queue.medianMs() * (before + 1 + queue.running()) / Math.max(1, queue.running());
        return texts.get(
                "live.waiting-about",
                before,
                Math.max(1, Duration.ofMillis(work).toSeconds()));
    }

    private void tick() {
        try {
            if (watches.isEmpty()) {
                return;
            }
            Map<Long, StoredSubmission> now = submissions.byIds(
                    watches.values().stream().map(watch -> watch.submission).collect(Collectors.toSet()));
            boolean someWait = now.values().stream().anyMatch(found -> found.state() == StoredSubmission.State.WAITING);
            Queue queue = someWait ? queue() : new Queue(List.of(), 0, 0);
            List.copyOf(watches.entrySet()).forEach(entry -> tell(entry.getKey(), entry.getValue(), now, queue));
        } catch (RuntimeException e) {
            LOG.error("live states could not be read", e);
        }
    }

    private void tell(SseClient client, Watch watch, Map<Long, StoredSubmission> now, Queue queue) {
        StoredSubmission submission = now.get(watch.submission);
        if (submission == null || client.terminated()) {
            watches.remove(client);
            client.close();
            return;
        }
        Progress progress = progress(submission, queue);
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
        private @Nullable Progress last;
        private int quiet;

        Watch(long submission) {
            this.submission = submission;
        }
    }
}

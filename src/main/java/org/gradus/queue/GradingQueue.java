package org.gradus.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.gradus.store.Database;
import org.gradus.store.Dialect;
import org.gradus.store.Submissions;

/**
 * The queue: what was handed in waits here, in the database, until a grader takes it.
 *
 * <p>A student's upload comes before bulk work, and the first upload of one before the fifth of another. What a grader had taken when it
 * died is noticed by its missing heartbeat and taken up by another one.
 */
public final class GradingQueue implements AutoCloseable {
    private static final String GRADE = "grade";
    private static final String BULK = "bulk";

    /** Live work is always before bulk work; within it, each waiting upload of the same person costs a step. */
    private static final int LIVE = 1000;

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /**
     * How long stopping waits for what runs before it interrupts it, and once more afterwards; what takes longer is taken up again
     * after the next start.
     */
    public static final Duration LONGEST_STOP = Duration.ofSeconds(100);

    /** How long the second submission of one person waits before it asks again whether the first is done. */
    private static final Duration TURN = Duration.ofMillis(250);

    private final Submissions submissions;
    private final Scheduler scheduler;
    private final boolean grades;

    private GradingQueue(Submissions submissions, Scheduler scheduler, boolean grades) {
        this.submissions = submissions;
        this.scheduler = scheduler;
        this.grades = grades;
    }

    /** A queue into which work is put, and from which others take it. */
    public static GradingQueue withoutGraders(Database database, Submissions submissions) {
        Scheduler scheduler = Scheduler.create(
                        database.queueSource(), task(GRADE, id -> Next.DONE), task(BULK, id -> Next.DONE))
                .enablePriority()
                .schedulerName(new SchedulerName.Fixed("web-" + UUID.randomUUID()))
                .build();
        return new GradingQueue(submissions, scheduler, false);
    }

    /**
     * A queue whose work is done in this process.
     *
     * @param threads how many submissions are graded at a time
     * @param live grades a submission
     * @param bulk grades what may wait, such as an item of a regrade
     */
    public static GradingQueue withGraders(
            Database database, Submissions submissions, int threads, Work live, Work bulk) {
        var builder = Scheduler.create(database.queueSource(), task(GRADE, live), task(BULK, bulk))
                .threads(threads)
                .enablePriority()
                .enableImmediateExecution()
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(LONGEST_STOP)
                .schedulerName(new SchedulerName.Fixed("grader-" + UUID.randomUUID()));
        // Few are fetched ahead, so that an urgent one is soon next.
        if (database.dialect() == Dialect.POSTGRESQL) {
            builder.pollUsingLockAndFetch(0.5, 1.0);
        } else {
            builder.pollUsingFetch(0.5, 1.0);
        }
        return new GradingQueue(submissions, builder.build(), true);
    }

    /** Does one piece of work, in one of the queue's threads. */
    @FunctionalInterface
    public interface Work {
        /** Does what the id names; if it throws, it is tried again after a while. */
        Next run(String id);
    }

    /** What becomes of a piece of work. */
    public enum Next {
        /** It is done. */
        DONE,
        /** It is not this one's turn yet. */
        LATER,
        /** It failed through no fault of its own, and is tried again. */
        AGAIN
    }

    private static CustomTask<Void> task(String name, Work work) {
        return Tasks.custom(name, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, Instant.now().plusSeconds(5)))
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, Instant.now()))
                .execute((instance, context) -> after(work.run(instance.getId())));
    }

    private static CompletionHandler<Void> after(Next next) {
        return switch (next) {
            case DONE -> new CompletionHandler.OnCompleteRemove<>();
            case LATER ->
                (complete, operations) ->
                        operations.reschedule(complete, Instant.now().plus(TURN));
            case AGAIN ->
                (complete, operations) ->
                        operations.reschedule(complete, Instant.now().plusSeconds(2));
        };
    }

    /** Queues a submission, in the transaction that stores it. Call {@link #wake} when that is committed. */
    public void add(long submission, long person) {
        int priority = Math.max(1, LIVE - 10 * submissions.unfinishedOf(person));
        scheduler.scheduleIfNotExists(
                new TaskInstance<Void>(GRADE, Long.toString(submission), () -> null, priority), Instant.now());
    }

    /** The same for one that may wait for all live work. */
    public void addBehind(long submission) {
        scheduler.scheduleIfNotExists(
                new TaskInstance<Void>(GRADE, Long.toString(submission), () -> null, 0), Instant.now());
    }

    /** Queues something that may wait for all live work. */
    public void addBulk(String id) {
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(BULK, id, () -> null, 0), Instant.now());
    }

    /** Lets a grader of this process look at the queue at once, after a commit. */
    public void wake() {
        if (grades) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /** Begins to take work. */
    public void start() {
        if (grades) {
            scheduler.start();
        }
    }

    /** Whether work is taken in this process, if any ever was to be. */
    public boolean isReady() {
        return !grades
                || (scheduler.getSchedulerState().isStarted()
                        && !scheduler.getSchedulerState().isShuttingDown());
    }

    /** Takes no more work and waits for what runs, but not longer than twice {@link #LONGEST_STOP}. */
    @Override
    public void close() {
        if (grades) {
            scheduler.stop();
        }
    }
}

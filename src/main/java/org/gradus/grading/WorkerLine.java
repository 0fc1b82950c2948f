package org.gradus.grading;

import java.time.Duration;
import java.util.Objects;
import java.util.TreeMap;
import org.gradus.assignment.Assignment;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The line from one grading to its worker: replaces a worker that died by a new one that knows the same jar, within the limits of the
 * check that runs. For one thread.
 */
final class WorkerLine implements AutoCloseable {
    /** Time for starting a worker and handing over the jar; not the student's. */
    private static final Duration LOADING = Duration.ofSeconds(20);

    private static final int TRIES = 3;

    private final Workers workers;
    private final Assignment assignment;
    private final byte[] jar;

    private @Nullable Worker worker;
    private boolean begun;
    private int taken;
    private String java = "";
    private Output printed = Output.NONE;
    private long checkEnds = Long.MAX_VALUE;
    private long ownNanos;

    WorkerLine(Workers workers, Assignment assignment, byte[] jar) {
        this.workers = workers;
        this.assignment = assignment;
        this.jar = jar;
    }

    /** Hands the jar to a worker. */
    void load() throws WorkerEnded {
        for (int attempt = 1; ; attempt++) {
            end();
            Worker fresh = null;
            try {
                fresh = workers.take(assignment.workload());
                taken++;
                java = fresh.ready().java();
                Reply reply = fresh.exchange(
                        new Request.Load(jar, new TreeMap<>(assignment.interfaces()), assignment.roleNames()), LOADING);
                if (reply instanceof Reply.Loaded) {
                    worker = fresh;
                    begun = false;
                    return;
                }
                throw new WorkerEnded(WorkerOutcome.PROTOCOL_BROKEN, "The answer to the request to load was not one.");
            } catch (WorkerEnded ended) {
                if (fresh != null) {
                    fresh.close();
                }
                // Nothing of the submission runs while it is loaded, so slowness is ours.
                boolean ours =
                        ended.outcome() == WorkerOutcome.GRADER_FAULT || ended.outcome() == WorkerOutcome.TIMED_OUT;
                if (!ours || attempt == TRIES) {
                    throw ours
                            ? new WorkerEnded(WorkerOutcome.GRADER_FAULT, String.valueOf(ended.getMessage()))
                            : ended;
                }
            }
        }
    }

    /** Starts a check: a fresh class loader at the next exchange, and the check's time runs from now. */
    void begin(Duration limit) {
        begun = false;
        printed = Output.NONE;
        checkEnds = System.nanoTime() + limit.toNanos();
    }

    /**
     * Sends a request and returns the reply.
     *
     * @param limit time for this request; the check's remaining time if that is less
     */
    Reply exchange(Request request, Duration limit) throws WorkerEnded {
        if (!begun || worker == null) {
            prepare();
        }
        Worker current = Objects.requireNonNull(worker);
        try {
            Duration rest = Duration.ofNanos(checkEnds - System.nanoTime());
            if (rest.isNegative() || rest.isZero()) {
                throw new WorkerEnded(WorkerOutcome.TIMED_OUT, "The time for this check is used up.");
            }
            return current.exchange(request, rest.compareTo(limit) < 0 ? rest : limit);
        } catch (WorkerEnded ended) {
            printed = printed.then(current.takeOutput());
            end();
            throw ended;
        }
    }

    /** Gets a worker that has begun this check. What that takes is not the submission's time. */
    private void prepare() throws WorkerEnded {
        long asked = System.nanoTime();
        try {
            if (worker == null || !begins(worker)) {
                // Also when something left behind by an earlier check killed the worker between two checks.
                load();
                if (worker == null || !begins(worker)) {
                    throw new WorkerEnded(WorkerOutcome.GRADER_FAULT, "A new worker did not begin the check.");
                }
            }
            begun = true;
        } finally {
            long spent = System.nanoTime() - asked;
            ownNanos += spent;
            checkEnds += spent;
        }
    }

    private static boolean begins(Worker candidate) {
        try {
            candidate.takeOutput();
            return candidate.exchange(new Request.Begin(), LOADING) instanceof Reply.Ready;
        } catch (WorkerEnded ended) {
            return false;
        }
    }

    /** Time spent on workers so far, which no limit of the submission counts. */
    long ownNanos() {
        return ownNanos;
    }

    /** What the submission printed since the check began. */
    Output output() {
        return worker == null || !begun ? printed : printed.then(worker.takeOutput());
    }

    int workersTaken() {
        return taken;
    }

    String javaVersion() {
        return java;
    }

    private void end() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }

    @Override
    public void close() {
        end();
    }
}

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
                if (ended.outcome() != WorkerOutcome.GRADER_FAULT || attempt == TRIES) {
                    throw ended;
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
        long asked = System.nanoTime();
        if (worker == null) {
            load();
        }
        Worker current = Objects.requireNonNull(worker);
        try {
            if (!begun) {
                current.takeOutput();
                current.exchange(new Request.Begin(), LOADING);
                begun = true;
                checkEnds += System.nanoTime() - asked;
            }
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

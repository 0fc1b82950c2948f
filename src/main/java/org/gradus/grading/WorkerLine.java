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
    private boolean answering;

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
     * Sends a request and returns the reply; answers what the submission asks meanwhile. The time that the answers take is not the
     * submission's, unless they take longer than the limit.
     *
     * @param limit time for this request; the check's remaining time if that is less
     */
    Reply exchange(Request request, Duration limit, GivenFunctions given) throws WorkerEnded {
        if (answering) {
            throw new GraderFault("A given function called the submission that was waiting for its value.");
        }
        if (!begun || worker == null) {
            prepare();
        }
        long nanos = Math.min(limit.toNanos(), checkEnds - System.nanoTime());
        long ends = System.nanoTime() + nanos;
        long answers = 0;
        Request next = request;
        while (true) {
            Reply reply;
            try {
                reply = exchange(next, ends);
            } catch (WorkerEnded ended) {
                throw next == request || ended.outcome() != WorkerOutcome.TIMED_OUT
                        ? ended
                        : new WorkerEnded(
                                WorkerOutcome.TIMED_OUT,
                                "No answer within " + Math.max(1, nanos / 1_000_000)
                                        + " ms, the time of the given function itself not counted: is there a loop that"
                                        + " never ends?");
            }
            if (!(reply instanceof Reply.Asks asks)) {
                return reply;
            }
            long asked = System.nanoTime();
            next = answer(asks, given);
            long spent = System.nanoTime() - asked;
            ends += spent;
            answers += spent;
            if (answers > nanos) {
                breakOff();
                throw new WorkerEnded(
                        WorkerOutcome.TIMED_OUT,
                        "The function that your method was given was evaluated so often that its values alone took longer"
                                + " than the time limit.");
            }
        }
    }

    private Reply exchange(Request request, long ends) throws WorkerEnded {
        Worker current = Objects.requireNonNull(worker);
        try {
            Duration left = Duration.ofNanos(ends - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                throw new WorkerEnded(WorkerOutcome.TIMED_OUT, "The time for this check is used up.");
            }
            return current.exchange(request, left);
        } catch (WorkerEnded ended) {
            breakOff();
            throw ended;
        }
    }

    private Request answer(Reply.Asks asks, GivenFunctions given) throws WorkerEnded {
        long asked = System.nanoTime();
        boolean answered = false;
        answering = true;
        try {
            Request answer = given.answer(asks);
            answered = true;
            return answer;
        } finally {
            answering = false;
            if (!answered) {
                // The worker waits for an answer that will not come, so it can be asked nothing else.
                breakOff();
            }
            long spent = System.nanoTime() - asked;
            ownNanos += spent;
            checkEnds += spent;
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

    /** Ends the worker in the middle of the check; what was printed is kept. */
    private void breakOff() {
        if (worker != null) {
            printed = printed.then(worker.takeOutput());
        }
        end();
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

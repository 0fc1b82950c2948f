package org.gradus.cli;

import org.gradus.assignment.Workload;
import org.gradus.grading.Workers;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.sandbox.WorkerPool;
import org.gradus.sandbox.WorkerSettings;
import org.jspecify.annotations.Nullable;

/** Workers from pools: one of workers that start fast, and one of workers that compile well, opened when it is first needed. */
final class PooledWorkers implements Workers, AutoCloseable {
    private final Sandbox sandbox;
    private final int warm;
    private final boolean endFirst;
    private final WorkerPool quick;
    private @Nullable WorkerPool thorough;

    /** Workers that are ended as soon as this process is asked to end. */
    PooledWorkers(Sandbox sandbox, int warm) {
        this(sandbox, warm, true);
    }

    /**
     * @param warm number of workers of each kind that are kept ready
     * @param endFirst whether they are ended as soon as this process is asked to end, or by {@link #close} alone
     */
    PooledWorkers(Sandbox sandbox, int warm, boolean endFirst) {
        this.sandbox = sandbox;
        this.warm = warm;
        this.endFirst = endFirst;
        this.quick = new WorkerPool(sandbox, WorkerSettings.quick().withWarm(warm), endFirst);
    }

    @Override
    public Worker take() throws WorkerEnded {
        return take(Workload.QUICK);
    }

    @Override
    public Worker take(Workload workload) throws WorkerEnded {
        try {
            return pool(workload).take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerEnded(WorkerOutcome.GRADER_FAULT, "The grading was interrupted.");
        }
    }

    /** Where the workers run. */
    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    public SandboxStatus status() {
        return sandbox.status();
    }

    @Override
    public synchronized void close() {
        quick.close();
        if (thorough != null) {
            thorough.close();
        }
    }

    private synchronized WorkerPool pool(Workload workload) {
        if (workload == Workload.QUICK) {
            return quick;
        }
        WorkerPool known = thorough;
        if (known == null) {
            known = new WorkerPool(sandbox, WorkerSettings.thorough().withWarm(warm), endFirst);
            thorough = known;
        }
        return known;
    }
}

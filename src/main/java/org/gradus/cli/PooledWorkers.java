package org.gradus.cli;

import org.gradus.grading.Workers;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.sandbox.WorkerPool;

/** Workers from a pool. */
record PooledWorkers(WorkerPool pool) implements Workers {
    @Override
    public Worker take() throws WorkerEnded {
        try {
            return pool.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerEnded(WorkerOutcome.GRADER_FAULT, "The grading was interrupted.");
        }
    }

    @Override
    public SandboxStatus status() {
        return pool.status();
    }
}

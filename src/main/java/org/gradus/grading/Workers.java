package org.gradus.grading;

import org.gradus.assignment.Workload;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;

/** Where a grading gets its worker processes from. */
public interface Workers {
    /**
     * Takes a worker that has served nobody yet.
     *
     * @throws WorkerEnded with {@code GRADER_FAULT} if none can be started
     */
    Worker take() throws WorkerEnded;

    /** Takes a worker for this workload, if there are several kinds. */
    default Worker take(Workload workload) throws WorkerEnded {
        return take();
    }

    /** The sandbox that the workers run in. */
    SandboxStatus status();
}

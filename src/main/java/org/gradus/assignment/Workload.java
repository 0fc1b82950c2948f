package org.gradus.assignment;

/** How much a submission has to compute; decides which workers grade it. */
public enum Workload {
    /** Up to some thousand short calls: workers that start fast. */
    QUICK,
    /** A sweep over all weights, long training, a race that must be decided by compiled code: workers that compile well. */
    THOROUGH
}

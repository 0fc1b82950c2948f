package org.gradus.sandbox;

/** A worker did not answer: it is dead now. Says how it ended, in a sentence that a student may read. */
public final class WorkerEnded extends Exception {
    private static final long serialVersionUID = 1;

    private final WorkerOutcome outcome;

    public WorkerEnded(WorkerOutcome outcome, String sentence) {
        super(sentence);
        this.outcome = outcome;
    }

    /** How it ended; never {@link WorkerOutcome#OK} or {@link WorkerOutcome#THREW}. */
    public WorkerOutcome outcome() {
        return outcome;
    }
}

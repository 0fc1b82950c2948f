package org.gradus.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One upload.
 *
 * @param person who uploaded it
 * @param team for whom; null if for the person alone
 * @param sha256 of the jar
 * @param fileName as it came, only ever shown
 * @param via how it came: browser, token, batch or demo
 * @param counts whether it uses up an attempt: it does not if nothing of it could be graded
 * @param chosen whether the student wants this one to count
 * @param checkNumber how many checks have begun, while it runs
 * @param grading the grading that counts; null if there is none yet
 */
public record StoredSubmission(
        long id,
        long assignment,
        long person,
        @Nullable Long team,
        String sha256,
        String fileName,
        Instant received,
        String via,
        State state,
        boolean counts,
        boolean chosen,
        @Nullable Instant started,
        int checkNumber,
        int checkCount,
        @Nullable Long grading) {
    /** How it came if staff handed it in with those of the whole class. */
    public static final String BATCH = "batch";

    /** How far an upload is. */
    public enum State {
        /** Stored and queued. */
        WAITING,
        /** A grader works on it. */
        RUNNING,
        /** The checks ran. */
        GRADED,
        /** Nothing could be graded: refused, or not to be loaded. */
        NOT_GRADABLE,
        /** Gradus failed, several times; staff can have it graded again. */
        FAULT;

        /** Whether the grading is over. */
        public boolean ended() {
            return this != WAITING && this != RUNNING;
        }
    }
}

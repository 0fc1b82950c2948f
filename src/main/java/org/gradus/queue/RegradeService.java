package org.gradus.queue;

import java.util.Optional;
import java.util.UUID;
import org.gradus.grading.ScoreReport;
import org.gradus.store.Regrades;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grades the submissions of regrades, each with exactly one result, beside those that count; where only what checks are worth changes,
 * nothing is run.
 */
public final class RegradeService {
    private static final Logger LOG = LoggerFactory.getLogger(RegradeService.class);

    /** After so many reports of a grader fault, the fault is the result. */
    private static final int FAULTS = 3;

    /** What was taken up so often without any report, for its graders died, is not let near another one. */
    private static final int TRIES = 12;

    private final GradingService service;
    private final Submissions submissions;
    private final Regrades regrades;

    public RegradeService(GradingService service, Submissions submissions, Regrades regrades) {
        this.service = service;
        this.submissions = submissions;
        this.regrades = regrades;
    }

    /** The queue's name for an item. */
    public static String id(long regrade, long submission) {
        return regrade + "-" + submission;
    }

    /** Grades an item, unless it is done or its regrade is over. */
    public GradingQueue.Next grade(String id) {
        int dash = id.indexOf('-');
        long regrade = Long.parseLong(id.substring(0, dash));
        long key = Long.parseLong(id.substring(dash + 1));
        String run = UUID.randomUUID().toString();
        Optional<Integer> tries = regrades.claim(regrade, key, run);
        Optional<StoredSubmission> submission = submissions.byId(key);
        if (tries.isEmpty() || submission.isEmpty()) {
            return GradingQueue.Next.DONE;
        }
        ScoreReport report = tries.get() > TRIES
                ? service.fault(
                        submission.get(), "Gradus was ended " + TRIES + " times while it graded this submission.")
                : regrades.revalued(regrade, key).orElseGet(() -> service.regrade(submission.get()));
        if (report.state() == ScoreReport.State.GRADER_FAULT && tries.get() < FAULTS) {
            LOG.warn("regrade {}: fault of the grader in try {}: {}", id, tries.get(), report.problem());
            return GradingQueue.Next.AGAIN;
        }
        boolean stored = regrades.finish(regrade, key, run, report);
        LOG.info(
                "regrade {}: {} {}/{}{}",
                id,
                report.state(),
                report.score(),
                report.maxScore(),
                stored ? "" : ", void");
        return GradingQueue.Next.DONE;
    }
}

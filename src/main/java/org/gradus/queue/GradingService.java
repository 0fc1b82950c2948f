package org.gradus.queue;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Submission;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Gradings;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.StoredSubmission;
import org.gradus.store.StoredSubmission.State;
import org.gradus.store.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Grades what the queue hands out, and stores the result exactly once. */
public final class GradingService {
    private static final Logger LOG = LoggerFactory.getLogger(GradingService.class);

    /** After so many reports of a grader fault, staff have to look. */
    private static final int FAULTS = 3;

    /** What was taken up so often without any report, for its graders died, is not let near another one. */
    private static final int TRIES = 12;

    private final LoadedAssignments catalog;
    private final Grader grader;
    private final CourseAssignments assignments;
    private final Submissions submissions;
    private final Gradings gradings;
    private final People people;
    private final Consumer<ScoreReport> graded;

    /** @param graded hears of each run, also of those that are repeated */
    public GradingService(
            LoadedAssignments catalog,
            Grader grader,
            CourseAssignments assignments,
            Submissions submissions,
            Gradings gradings,
            People people,
            Consumer<ScoreReport> graded) {
        this.catalog = catalog;
        this.grader = grader;
        this.assignments = assignments;
        this.submissions = submissions;
        this.gradings = gradings;
        this.people = people;
        this.graded = graded;
    }

    /** Grades a submission, if it is its turn. */
    public GradingQueue.Next grade(String id) {
        MDC.put("submission", id);
        try {
            return take(id);
        } finally {
            MDC.remove("submission");
        }
    }

    private GradingQueue.Next take(String id) {
        long key = Long.parseLong(id);
        String run = UUID.randomUUID().toString();
        switch (submissions.claim(key, run)) {
            case OVER -> {
                return GradingQueue.Next.DONE;
            }
            case ANOTHER_RUNS -> {
                return GradingQueue.Next.LATER;
            }
            case TAKEN -> {}
        }
        Optional<StoredSubmission> claimed = submissions.byId(key);
        if (claimed.isEmpty()) {
            return GradingQueue.Next.DONE;
        }
        StoredSubmission submission = claimed.get();
        int tries = submissions.tries(key);
        if (tries > TRIES) {
            // It took several graders down with it; there is no report to show.
            LOG.error("submission {} was given up after {} tries", key, TRIES);
            ScoreReport report =
                    fault(submission, "Gradus was ended " + TRIES + " times while it graded this submission.");
            gradings.finish(key, run, report, State.FAULT, false);
            return GradingQueue.Next.DONE;
        }
        ScoreReport report;
        try {
            report = run(submission, run);
        } catch (GradusException e) {
            LOG.error("submission {}: {}", key, e.getMessage());
            report = fault(submission, String.valueOf(e.getMessage()));
        }
        graded.accept(report);
        if (report.state() == ScoreReport.State.GRADER_FAULT && tries < FAULTS) {
            LOG.warn("submission {}: fault of the grader in try {}: {}", key, tries, report.problem());
            // A grader that was silent is taken for dead: what another one has taken up is not its to give back.
            return submissions.giveBack(key, run) ? GradingQueue.Next.AGAIN : GradingQueue.Next.DONE;
        }
        State state = switch (report.state()) {
            case GRADED -> State.GRADED;
            case REFUSED, NOT_LOADED -> State.NOT_GRADABLE;
            case GRADER_FAULT -> State.FAULT;
        };
        boolean stored = gradings.finish(key, run, report, state, state == State.GRADED);
        LOG.info("submission {}: {} {}/{}{}", key, state, report.score(), report.maxScore(), stored ? "" : ", void");
        return GradingQueue.Next.DONE;
    }

    /** Runs the checks on a submission as the assignment is now. */
    private ScoreReport run(StoredSubmission submission, String run) {
        Assignment assignment = assignment(submission);
        return grader.grade(
                assignment,
                input(submission),
                visibility -> true,
                (number, of) -> submissions.progress(submission.id(), run, number, of));
    }

    /** Grades a submission anew without touching the result that counts. */
    public ScoreReport regrade(StoredSubmission submission) {
        try {
            return grader.grade(assignment(submission), input(submission));
        } catch (GradusException e) {
            LOG.error("submission {}: {}", submission.id(), e.getMessage());
            return fault(submission, String.valueOf(e.getMessage()));
        }
    }

    private Assignment assignment(StoredSubmission submission) {
        CourseAssignment chosen = assignments
                .byId(submission.assignment())
                .orElseThrow(() -> new GradusException("The assignment was deleted."));
        return catalog.get(chosen.catalogId());
    }

    private Submission input(StoredSubmission submission) {
        String student = people.byId(submission.person()).map(Person::name).orElse("");
        return new Submission(student, submission.fileName(), submissions.jar(submission.sha256()));
    }

    /** The report of a fault of ours. */
    ScoreReport fault(StoredSubmission submission, String problem) {
        CourseAssignment chosen = assignments.byId(submission.assignment()).orElseThrow();
        return grader.fault(chosen.catalogId(), chosen.title(), input(submission), problem);
    }
}

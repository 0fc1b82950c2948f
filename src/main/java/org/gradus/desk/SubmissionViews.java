package org.gradus.desk;

import java.util.Objects;
import java.util.Optional;
import org.gradus.report.ReportView;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Extensions;
import org.gradus.store.Gradings;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;

/** The reports of submissions as a viewer may see them, and what the viewer may do with them. */
public final class SubmissionViews {
    private final Submissions submissions;
    private final Gradings gradings;
    private final StudentWorks works;
    private final Extensions extensions;

    public SubmissionViews(Services services, StudentWorks works) {
        this.submissions = services.submissions();
        this.gradings = services.gradings();
        this.works = works;
        this.extensions = services.extensions();
    }

    /** The report on a submission of the viewer's assignment; empty while there is none. */
    public Optional<ReportView> report(Viewer viewer, StoredSubmission submission) {
        CourseAssignment assignment = viewer.theAssignment();
        return Optional.ofNullable(submission.grading())
                .filter(grading -> submission.state().ended())
                .flatMap(gradings::report)
                .map(report -> ReportView.of(report, works.audience(viewer, assignment), assignment.diagnosis()));
    }

    /** Whether the viewer has until some later moment to hand in another one, be it that attempts must come back first. */
    public boolean mayHandInAnother(Viewer viewer) {
        return !viewer.staff()
                && !viewer.theCourse().archived()
                && !extensions
                        .plan(viewer.theAssignment(), viewer.signedIn().id())
                        .isOver(works.clock().instant());
    }

    /** Two submissions of the same student or team, side by side. */
    public record Pair(StoredSubmission before, StoredSubmission now, Changes changes) {}

    /**
     * Compares the viewer's submission with another one; what is of somebody else is not found.
     *
     * @param otherId of the one that counts as the earlier
     */
    public Pair compare(Viewer viewer, long otherId) {
        StoredSubmission submission = viewer.theSubmission();
        StoredSubmission other = submissions
                .byId(otherId)
                .filter(found -> found.assignment() == viewer.theAssignment().id())
                .filter(found -> found.person() == submission.person()
                        || (found.team() != null && Objects.equals(found.team(), submission.team())))
                .orElseThrow(Refused::notFound);
        ReportView now = report(viewer, submission).orElseThrow(Refused::notFound);
        ReportView before = report(viewer, other).orElseThrow(Refused::notFound);
        return new Pair(other, submission, Changes.between(before, now));
    }

    /**
     * Lets the viewer's own submission count, where students choose which does.
     *
     * @return key of the text that says why nothing was changed: the course is over, or the grades are published; empty if it counts now
     */
    public Optional<String> choose(Viewer viewer) {
        StoredSubmission submission = viewer.theSubmission();
        if (submission.state() != StoredSubmission.State.GRADED || viewer.staff()) {
            throw Refused.badRequest("error.request");
        }
        if (viewer.theCourse().archived()) {
            return Optional.of("attempt.choose-archived");
        }
        if (viewer.theAssignment().gradesPublished() != null) {
            return Optional.of("attempt.choose-published");
        }
        submissions.choose(submission);
        return Optional.empty();
    }
}

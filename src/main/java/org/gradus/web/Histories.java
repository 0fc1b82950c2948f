package org.gradus.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradus.check.Visibility;
import org.gradus.report.Audience;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Gradings;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;

/** A student's attempts at an assignment, with the scores that the viewer may see. */
final class Histories {
    private final Submissions submissions;
    private final Gradings gradings;
    private final Teams teams;
    private final Clock clock;

    Histories(Submissions submissions, Gradings gradings, Teams teams, Clock clock) {
        this.submissions = submissions;
        this.gradings = gradings;
        this.teams = teams;
        this.clock = clock;
    }

    /** Who the viewer is to a submission of this assignment. */
    Audience audience(Viewer viewer, CourseAssignment assignment) {
        if (viewer.staff()) {
            return Audience.STAFF;
        }
        if (assignment.gradesPublished() != null) {
            return Audience.STUDENT_AFTER_PUBLICATION;
        }
        Instant last = assignment.lateDue() == null ? assignment.due() : assignment.lateDue();
        return last != null && clock.instant().isAfter(last) ? Audience.STUDENT_AFTER_DUE : Audience.STUDENT_BEFORE_DUE;
    }

    List<Attempt> of(Viewer viewer, CourseAssignment assignment) {
        long person = viewer.signedIn().id();
        List<StoredSubmission> handedIn = submissions.of(
                assignment.id(), person, teams.teamOf(assignment.id(), person).orElse(null));
        Audience audience = audience(viewer, assignment);
        List<Visibility> visible =
                Arrays.stream(Visibility.values()).filter(audience::sees).toList();
        Map<Long, Gradings.Score> scores = gradings.scores(
                handedIn.stream()
                        .map(StoredSubmission::grading)
                        .filter(Objects::nonNull)
                        .toList(),
                visible);
        Times times = new Times(viewer.zone());
        return handedIn.stream()
                .map(submission -> Attempt.of(assignment, submission, scores.get(submission.grading()), times))
                .toList();
    }

    /**
     * An attempt in the list.
     *
     * @param state key of its name in the message file
     * @param style of its badge
     */
    public record Attempt(
            String address,
            String received,
            String fileName,
            String state,
            String style,
            String points,
            String maxPoints) {
        static Attempt of(
                CourseAssignment assignment,
                StoredSubmission submission,
                Gradings.@org.jspecify.annotations.Nullable Score score,
                Times times) {
            return new Attempt(
                    Addresses.submission(assignment, submission),
                    times.at(submission.received()),
                    submission.fileName(),
                    submission.state().name(),
                    switch (submission.state()) {
                        case WAITING, RUNNING -> "idle";
                        case GRADED -> score != null && score.points() >= score.maxPoints() ? "pass" : "part";
                        case NOT_GRADABLE, FAULT -> "fail";
                    },
                    score == null ? "" : Points.of(score.points()),
                    score == null ? "" : Points.of(score.maxPoints()));
        }
    }
}

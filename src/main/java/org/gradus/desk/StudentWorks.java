package org.gradus.desk;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradus.check.Visibility;
import org.gradus.course.Attempt;
import org.gradus.course.AttemptBucket;
import org.gradus.course.DuePlan;
import org.gradus.course.Sight;
import org.gradus.course.Standing;
import org.gradus.report.Audience;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Extensions;
import org.gradus.store.Gradings;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;

/** Puts together what people have done for their assignments. */
public final class StudentWorks {
    private final Submissions submissions;
    private final Gradings gradings;
    private final Teams teams;
    private final Extensions extensions;
    private final Clock clock;

    public StudentWorks(Submissions submissions, Gradings gradings, Teams teams, Extensions extensions, Clock clock) {
        this.submissions = submissions;
        this.gradings = gradings;
        this.teams = teams;
        this.extensions = extensions;
        this.clock = clock;
    }

    /** For whom reports are shown to the viewer. The viewer's own deadlines decide: a team's members need not have the same. */
    Audience audience(Viewer viewer, CourseAssignment assignment) {
        DuePlan own = extensions.plan(assignment, viewer.signedIn().id());
        return StudentWork.audience(extensions.sight(assignment, viewer.staff(), own));
    }

    /** What a student begins with who has handed in nothing and has no extension, as things are now. */
    public StudentWork untouched(CourseAssignment assignment) {
        DuePlan plan = DuePlan.of(assignment.schedule());
        return new StudentWork(
                assignment,
                plan,
                extensions.sight(assignment, false, plan),
                List.of(),
                Map.of(),
                Standing.of(assignment.counting(), plan, List.of()),
                AttemptBucket.of(assignment.attemptPolicy(), assignment.opens(), List.of(), 0));
    }

    /** The viewer's own work. */
    public StudentWork own(Viewer viewer, CourseAssignment assignment) {
        long person = viewer.signedIn().id();
        DuePlan plan = extensions.plan(assignment, person);
        Sight sight = extensions.sight(assignment, viewer.staff(), plan);
        List<StoredSubmission> handedIn = submissions.of(
                assignment.id(), person, teams.teamOf(assignment.id(), person).orElse(null));
        Map<Long, Gradings.Score> scores = gradings.scores(
                handedIn.stream()
                        .map(StoredSubmission::grading)
                        .filter(Objects::nonNull)
                        .toList(),
                Arrays.stream(Visibility.values()).filter(sight::sees).toList());
        int extra = extensions
                .granted(assignment.id(), person)
                .map(Extensions.Granted::extraAttempts)
                .orElse(0);
        return new StudentWork(
                assignment,
                plan,
                sight,
                handedIn,
                scores,
                Standing.of(
                        assignment.counting(),
                        plan,
                        handedIn.stream()
                                .map(submission -> attempt(submission, scores))
                                .toList()),
                AttemptBucket.of(assignment.attemptPolicy(), assignment.opens(), counted(handedIn), extra));
    }

    private static List<java.time.Instant> counted(List<StoredSubmission> submissions) {
        return submissions.stream()
                .filter(StoredSubmission::counts)
                .map(StoredSubmission::received)
                .toList();
    }

    private static Attempt attempt(StoredSubmission submission, Map<Long, Gradings.Score> scores) {
        Gradings.Score score = submission.grading() == null ? null : scores.get(submission.grading());
        return new Attempt(
                submission.id(),
                submission.received(),
                Attempt.State.valueOf(submission.state().name()),
                score == null ? 0 : score.points(),
                score == null ? 0 : score.maxPoints(),
                submission.chosen());
    }

    public Clock clock() {
        return clock;
    }
}

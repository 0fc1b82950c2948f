package org.gradus.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

/** Puts together what people have done for their assignments. */
public final class StudentWorks {
    private final Submissions submissions;
    private final Gradings gradings;
    private final Extensions extensions;
    private final Clock clock;

    public StudentWorks(Submissions submissions, Gradings gradings, Extensions extensions, Clock clock) {
        this.submissions = submissions;
        this.gradings = gradings;
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
        Extensions.Terms terms = new Extensions.Terms(plan, 0, extensions.sight(assignment, false, plan));
        return work(assignment, terms, List.of(), Map.of());
    }

    /** The viewer's own work. */
    public StudentWork own(Viewer viewer, CourseAssignment assignment) {
        return Objects.requireNonNull(own(viewer, List.of(assignment)).get(assignment.id()));
    }

    /** The viewer's own work for some assignments of the course, by assignment: in as many queries as for one. */
    public Map<Long, StudentWork> own(Viewer viewer, List<CourseAssignment> assignments) {
        long person = viewer.signedIn().id();
        Map<Long, Extensions.Terms> terms =
                extensions.terms(viewer.theCourse().id(), assignments, person, viewer.staff());
        Map<Long, List<StoredSubmission>> handedIn =
                submissions.of(assignments.stream().map(CourseAssignment::id).toList(), person);
        Map<Sight, List<Long>> graded = new EnumMap<>(Sight.class);
        terms.forEach((assignment, term) -> handedIn.getOrDefault(assignment, List.of()).stream()
                .map(StoredSubmission::grading)
                .filter(Objects::nonNull)
                .forEach(grading -> graded.computeIfAbsent(term.sight(), unused -> new ArrayList<>())
                        .add(grading)));
        Map<Long, Gradings.Score> scores = new HashMap<>();
        graded.forEach((sight, gradings) -> scores.putAll(this.gradings.scores(
                gradings, Arrays.stream(Visibility.values()).filter(sight::sees).toList())));
        return assignments.stream()
                .collect(Collectors.toMap(
                        CourseAssignment::id,
                        assignment -> work(
                                assignment,
                                Objects.requireNonNull(terms.get(assignment.id())),
                                handedIn.getOrDefault(assignment.id(), List.of()),
                                scores)));
    }

    private static StudentWork work(
            CourseAssignment assignment,
            Extensions.Terms terms,
            List<StoredSubmission> handedIn,
            Map<Long, Gradings.Score> scores) {
        return new StudentWork(
                assignment,
                terms.plan(),
                terms.sight(),
                handedIn,
                scores,
                Standing.of(
                        assignment.counting(),
                        terms.plan(),
                        handedIn.stream()
                                .map(submission -> attempt(submission, scores))
                                .toList()),
                AttemptBucket.of(
                        assignment.attemptPolicy(), assignment.opens(), counted(handedIn), terms.extraAttempts()));
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

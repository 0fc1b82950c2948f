package org.gradus.desk;

import java.util.List;
import java.util.Map;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.check.Visibility;
import org.gradus.course.AttemptBucket;
import org.gradus.course.DuePlan;
import org.gradus.course.Sight;
import org.gradus.course.Standing;
import org.gradus.report.Audience;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Gradings;
import org.gradus.store.StoredSubmission;

/**
 * What one person, or the person's team, has done for an assignment, as somebody may see it.
 *
 * @param plan the person's own deadlines
 * @param sight how much the one who looks may see
 * @param submissions newest first
 * @param scores by grading, over the checks within sight
 * @param standing which attempt counts, by the scores within sight: it tells nothing of hidden checks
 * @param bucket the attempts that are left
 */
public record StudentWork(
        CourseAssignment assignment,
        DuePlan plan,
        Sight sight,
        List<StoredSubmission> submissions,
        Map<Long, Gradings.Score> scores,
        Standing standing,
        AttemptBucket bucket) {
    public StudentWork {
        submissions = List.copyOf(submissions);
        scores = Map.copyOf(scores);
    }

    /** Whether there are checks that are shown later: then the scores within sight are not the last word. */
    public boolean isPreliminary(Assignment loaded) {
        return loaded.checks().stream()
                .map(CheckDefinition::visibility)
                .anyMatch(visibility -> visibility != Visibility.STAFF && !sight.sees(visibility));
    }

    /** For whom reports are shown. */
    Audience audience() {
        return audience(sight);
    }

    static Audience audience(Sight sight) {
        return Audience.valueOf(sight.name());
    }
}

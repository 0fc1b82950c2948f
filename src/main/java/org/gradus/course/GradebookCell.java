package org.gradus.course;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gradebook says about one student and one assignment.
 *
 * @param points the points that stand, rounded by the rule of {@link Points}; null: none, so far
 * @param maxPoints points that could be earned: those of the attempt that counts, otherwise those of the assignment now
 * @param counting the attempt that counts, also below an override; null: none
 * @param factor the fraction of its points that the counting attempt keeps
 * @param lateBy how late the counting attempt was; zero if it was on time
 * @param extended the student has more time than the course
 * @param overridden the points were set by hand
 * @param excused no score is expected
 * @param waiting a score may still come, so that the points may change without the student doing anything
 * @param missing the student's due date has passed, nothing counts, and nothing is waiting; late attempts may still be possible
 */
public record GradebookCell(
        @Nullable Double points,
        double maxPoints,
        @Nullable Attempt counting,
        double factor,
        Duration lateBy,
        boolean extended,
        boolean overridden,
        boolean excused,
        boolean waiting,
        boolean missing) {
    /**
     * Puts together what is known of one student and one assignment.
     *
     * @param override null: none
     * @param assignmentMax the points that the assignment gives now
     */
    public static GradebookCell of(
            Standing standing, @Nullable ScoreOverride override, DuePlan plan, double assignmentMax, Instant now) {
        Attempt counting = standing.counting();
        boolean waiting = standing.pending() > 0;
        boolean pastDue = !plan.lateBy(now).isZero();
        return new GradebookCell(
                points(standing, override),
                counting == null ? assignmentMax : counting.maxPoints(),
                counting,
                standing.factor(),
                standing.lateBy(),
                plan.isExtended(),
                override != null && !override.isExcused(),
                override != null && override.isExcused(),
                waiting,
                counting == null && override == null && !waiting && pastDue);
    }

    private static @Nullable Double points(Standing standing, @Nullable ScoreOverride override) {
        if (override != null) {
            Double byHand = override.points();
            return byHand == null ? null : Points.rounded(byHand);
        }
        return standing.counting() == null ? null : standing.points();
    }
}

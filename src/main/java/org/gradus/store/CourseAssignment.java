package org.gradus.store;

import java.time.Duration;
import java.time.Instant;
import org.gradus.course.AttemptPolicy;
import org.gradus.course.CountingRule;
import org.gradus.course.Schedule;
import org.gradus.diagnosis.Detail;
import org.jspecify.annotations.Nullable;

/**
 * An assignment of the catalog in a course, with its own dates and rules.
 *
 * @param catalogId the assignment's folder
 * @param position place in the course's list
 * @param published whether students see it
 * @param opens when the first upload is taken; null: since ever
 * @param due null: never
 * @param lateDue until when late work is taken; null: late work is not taken
 * @param latePenaltyPerDay fraction of the points lost for each day begun, 0 to 1
 * @param attempts how many attempts a student has at most at a time; null: any number
 * @param attemptRefillMinutes after how long one attempt comes back; null: never
 * @param gradesPublished since when students see everything but what is for staff; null: not yet
 */
public record CourseAssignment(
        long id,
        long course,
        String catalogId,
        String title,
        int position,
        boolean published,
        @Nullable Instant opens,
        @Nullable Instant due,
        @Nullable Instant lateDue,
        double latePenaltyPerDay,
        @Nullable Integer attempts,
        @Nullable Integer attemptRefillMinutes,
        CountingRule counting,
        Detail diagnosis,
        int teamSize,
        @Nullable Instant gradesPublished) {
    /** The same with grades published at a moment; null: not. */
    public CourseAssignment withGradesPublished(@Nullable Instant moment) {
        return new CourseAssignment(
                id,
                course,
                catalogId,
                title,
                position,
                published,
                opens,
                due,
                lateDue,
                latePenaltyPerDay,
                attempts,
                attemptRefillMinutes,
                counting,
                diagnosis,
                teamSize,
                moment);
    }

    /** Its deadlines for the whole course. */
    public Schedule schedule() {
        return new Schedule(opens, due, lateDue, latePenaltyPerDay);
    }

    /** How many attempts each student has. */
    public AttemptPolicy attemptPolicy() {
        return new AttemptPolicy(
                attempts, attemptRefillMinutes == null ? null : Duration.ofMinutes(attemptRefillMinutes));
    }
}

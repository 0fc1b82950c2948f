package org.gradus.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gradus.assignment.CourseDefaults;
import org.gradus.course.AttemptPolicy;
import org.gradus.course.CountingRule;
import org.gradus.course.Schedule;
import org.gradus.diagnosis.Detail;
import org.gradus.store.CourseAssignment;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an assignment as a form holds them: texts, right or wrong.
 *
 * @param opens by the clock of the course, like the other two moments
 * @param penalty percent of the points for each day begun
 * @param refill after how many of the units one attempt comes back
 * @param refillUnit {@code minutes} or {@code hours}
 */
public record AssignmentForm(
        String title,
        boolean published,
        String opens,
        String due,
        String lateDue,
        String penalty,
        String attempts,
        String refill,
        String refillUnit,
        String counting,
        String diagnosis,
        String teamSize) {
    private static final int MOST_ATTEMPTS = 1_000;

    /** Ten years of minutes. */
    private static final int LONGEST_REFILL = 5_256_000;

    private static final int MINUTES = 60;

    public static AssignmentForm of(CourseAssignment assignment, CourseTime time) {
        Integer minutes = assignment.attemptRefillMinutes();
        boolean hours = minutes != null && minutes % MINUTES == 0;
        return new AssignmentForm(
                assignment.title(),
                assignment.published(),
                time.field(assignment.opens()),
                time.field(assignment.due()),
                time.field(assignment.lateDue()),
                Numbers.percent(assignment.latePenaltyPerDay()),
                assignment.attempts() == null ? "" : assignment.attempts().toString(),
                minutes == null ? "" : Integer.toString(hours ? minutes / MINUTES : minutes),
                minutes == null || hours ? "hours" : "minutes",
                assignment.counting().name(),
                assignment.diagnosis().name(),
                Integer.toString(assignment.teamSize()));
    }

    /**
     * The assignment with these settings.
     *
     * @param problems where a sentence is added for everything that is wrong
     * @return empty if something is
     */
    Optional<CourseAssignment> over(CourseAssignment before, CourseTime time, Texts texts, List<String> problems) {
        if (title.isEmpty()) {
            problems.add(texts.get("settings.title-missing"));
        }
        int already = problems.size();
        Instant opensAt = time.read(opens, before.opens(), texts.get("settings.opens"), texts, problems);
        Instant dueAt = time.read(due, before.due(), texts.get("settings.due"), texts, problems);
        Instant lateDueAt = time.read(lateDue, before.lateDue(), texts.get("settings.late-due"), texts, problems);
        boolean momentsRead = problems.size() == already;
        double fraction = Numbers.percent(penalty, texts.get("settings.penalty-wrong"), problems);
        if (momentsRead) {
            problems.addAll(Schedule.problems(opensAt, dueAt, lateDueAt, fraction));
        }
        Integer most = Numbers.whole(attempts, 0, MOST_ATTEMPTS, texts.get("settings.attempts-wrong"), problems);
        Integer refillMinutes = refillMinutes(texts, problems);
        if (most != null || attempts.isEmpty()) {
            problems.addAll(
                    AttemptPolicy.problems(most, refillMinutes == null ? null : Duration.ofMinutes(refillMinutes)));
        }
        CountingRule rule = choice(CountingRule.values(), counting, texts.get("settings.counting-wrong"), problems);
        Detail detail = choice(Detail.values(), diagnosis, texts.get("settings.diagnosis-wrong"), problems);
        Integer size = Numbers.whole(
                teamSize.isEmpty() ? "1" : teamSize,
                1,
                CourseDefaults.LARGEST_TEAM,
                texts.get("settings.team-size-wrong", CourseDefaults.LARGEST_TEAM),
                problems);
        if (!problems.isEmpty() || rule == null || detail == null || size == null) {
            return Optional.empty();
        }
        return Optional.of(new CourseAssignment(
                before.id(),
                before.course(),
                before.catalogId(),
                title,
                before.position(),
                published,
                opensAt,
                dueAt,
                lateDueAt,
                fraction,
                most,
                refillMinutes,
                rule,
                detail,
                size,
                before.gradesPublished()));
    }

    private @Nullable Integer refillMinutes(Texts texts, List<String> problems) {
        int unit = refillUnit.equals("minutes") ? 1 : MINUTES;
        Integer count = Numbers.whole(refill, 1, LONGEST_REFILL / unit, texts.get("settings.refill-wrong"), problems);
        return count == null ? null : Integer.valueOf(count * unit);
    }

    private static <E extends Enum<E>> @Nullable E choice(
            E[] values, String name, String problem, List<String> problems) {
        Optional<E> chosen =
                Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
        if (chosen.isEmpty()) {
            problems.add(problem);
        }
        return chosen.orElse(null);
    }
}

package org.gradus.course;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of a student's attempts counts, and for how much.
 *
 * <p>For a student's own eyes it must be computed from the points of the checks that this student may see now: the best
 * attempt by all points, and the total even more, would tell how hidden checks went.
 *
 * @param counting the attempt that counts; null: none does, so far
 * @param points its points after what lateness costs, rounded; 0 if none counts
 * @param factor the fraction of its points that it keeps; 1 if none counts
 * @param lateBy how late it was; zero if it was on time or none counts
 * @param pending attempts in time that may still get a score: waiting, running, or to be graded again after our fault
 */
public record Standing(@Nullable Attempt counting, double points, double factor, Duration lateBy, int pending) {
    private static final Comparator<Attempt> BY_AGE =
            Comparator.comparing(Attempt::received).thenComparing(Attempt::id);

    /**
     * Where a student stands. Graded attempts that came after the student's last moment never count, and those that are not
     * graded are passed over.
     *
     * @param attempts all of the student's attempts on one assignment, in any order
     */
    public static Standing of(CountingRule rule, DuePlan plan, Collection<Attempt> attempts) {
        List<Attempt> inTime = attempts.stream()
                .filter(attempt -> !plan.isOver(attempt.received()))
                .toList();
        List<Attempt> graded = inTime.stream()
                .filter(attempt -> attempt.state() == Attempt.State.GRADED)
                .toList();
        int pending = (int)
                inTime.stream().filter(attempt -> attempt.state().isPending()).count();
        return counting(rule, plan, graded)
                .map(attempt -> new Standing(
                        attempt,
                        attempt.effectivePoints(plan),
                        plan.factor(attempt.received()),
                        plan.lateBy(attempt.received()),
                        pending))
                .orElseGet(() -> new Standing(null, 0, 1, Duration.ZERO, pending));
    }

    private static Optional<Attempt> counting(CountingRule rule, DuePlan plan, List<Attempt> graded) {
        return switch (rule) {
            case LATEST -> graded.stream().max(BY_AGE);
            case BEST -> best(plan, graded);
            case CHOSEN -> graded.stream().filter(Attempt::chosen).max(BY_AGE).or(() -> best(plan, graded));
        };
    }

    private static Optional<Attempt> best(DuePlan plan, List<Attempt> graded) {
        return graded.stream()
                .max(Comparator.<Attempt>comparingDouble(attempt -> share(plan, attempt))
                        .thenComparing(BY_AGE));
    }

    /** By share and not by points: the assignment's maximum may have changed from one attempt to the next. */
    private static double share(DuePlan plan, Attempt attempt) {
        return attempt.maxPoints() == 0 ? 0 : attempt.effectivePoints(plan) / attempt.maxPoints();
    }
}

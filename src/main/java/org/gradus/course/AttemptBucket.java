package org.gradus.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that one student has on one assignment, computed from those that were made.
 *
 * <p>Which attempts count is the caller's list: a submission that was refused before anything of it ran, one that met a
 * fault of the grader, and a file that was uploaded twice are not in it, and so cost nothing.
 *
 * <p>Whether the assignment is open is not asked here but in {@link DuePlan#state}.
 */
public final class AttemptBucket {
    private final AttemptPolicy policy;
    private final List<Instant> counted;
    private final int extra;

    private AttemptBucket(AttemptPolicy policy, List<Instant> counted, int extra) {
        this.policy = policy;
        this.counted = counted;
        this.extra = extra;
    }

    /**
     * The bucket of one student.
     *
     * @param opens when the assignment opens; attempts before it take nothing out; null: no such moment
     * @param counted when each attempt that counts was received, in any order; all are taken out, also one which another
     *     machine's clock puts a little after now
     * @param extra attempts that staff gave on top; used when the bucket is empty, and used but once
     */
    public static AttemptBucket of(
            AttemptPolicy policy, @Nullable Instant opens, Collection<Instant> counted, int extra) {
        if (extra < 0) {
            throw new IllegalArgumentException("extra attempts cannot be " + extra);
        }
        return new AttemptBucket(
                policy,
                counted.stream()
                        .filter(attempt -> opens == null || !attempt.isBefore(opens))
                        .sorted()
                        .toList(),
                extra);
    }

    public boolean isUnlimited() {
        return policy.isUnlimited();
    }

    /** The attempts that can be made at once; {@link Integer#MAX_VALUE} if there is no limit. */
    public int left(Instant now) {
        Integer capacity = policy.capacity();
        return capacity == null ? Integer.MAX_VALUE : level(capacity, now).left();
    }

    /** When there is one attempt more than now; empty if the bucket is full, never refills, or has no limit. */
    public Optional<Instant> nextAt(Instant now) {
        Integer capacity = policy.capacity();
        return capacity == null ? Optional.empty() : level(capacity, now).nextAt();
    }

    /** Whether an attempt is left. */
    public boolean mayTake(Instant now) {
        return left(now) > 0;
    }

    private Level level(int capacity, Instant now) {
        Level level = new Level(capacity, policy.refill(), extra);
        counted.forEach(level::take);
        level.advance(now);
        return level;
    }

    /** The bucket as time goes by. */
    private static final class Level {
        private final int capacity;
        private final @Nullable Duration refill;
        private int inBucket;
        private int extra;
        /** Since when the next attempt is on its way; without meaning while the bucket is full. */
        private Instant since = Instant.MIN;

        private Level(int capacity, @Nullable Duration refill, int extra) {
            this.capacity = capacity;
            this.refill = refill;
            this.extra = extra;
            inBucket = capacity;
        }

        private void advance(Instant now) {
            if (refill == null || inBucket == capacity || now.isBefore(since)) {
                return;
            }
            long came = Math.min(Duration.between(since, now).dividedBy(refill), capacity - inBucket);
            inBucket += (int) came;
            since = since.plus(refill.multipliedBy(came));
        }

        /**
         * Takes one out. Where none is left, more attempts were made than the policy allows, because it has become stricter
         * since: that is not held against the student, who gets the next one as if it had not been made.
         */
        private void take(Instant now) {
            advance(now);
            if (inBucket == capacity) {
                since = now;
            }
            if (inBucket > 0) {
                inBucket--;
            } else if (extra > 0) {
                extra--;
            }
        }

        private int left() {
            return (int) Math.min(Integer.MAX_VALUE, (long) inBucket + extra);
        }

        private Optional<Instant> nextAt() {
            return refill == null || inBucket == capacity ? Optional.empty() : Optional.of(since.plus(refill));
        }
    }
}

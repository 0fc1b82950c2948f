package org.gradus.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gradus.course.Moments.OPENS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptBucketTest {
    private static final AttemptPolicy THREE_AND_ONE_AN_HOUR = new AttemptPolicy(3, Duration.ofHours(1));
    private static final AttemptPolicy THREE = new AttemptPolicy(3, null);

    private static Instant minute(int minutes) {
        return OPENS.plus(Duration.ofMinutes(minutes));
    }

    private static AttemptBucket bucket(AttemptPolicy policy, int extra, int... minutes) {
        return AttemptBucket.of(
                policy,
                OPENS,
                IntStream.of(minutes).mapToObj(AttemptBucketTest::minute).toList(),
                extra);
    }

    @Test
    void aBucketIsFullAtFirstAndStaysSo() {
        AttemptBucket bucket = bucket(THREE_AND_ONE_AN_HOUR, 0);

        assertThat(bucket.left(OPENS)).isEqualTo(3);
        assertThat(bucket.left(minute(10_000))).isEqualTo(3);
        assertThat(bucket.nextAt(OPENS)).isEmpty();
    }

    @Test
    void attemptsComeBackOneByOne() {
        AttemptBucket bucket = bucket(THREE_AND_ONE_AN_HOUR, 0, 100, 110, 120);

        assertThat(bucket.left(minute(120))).isZero();
        assertThat(bucket.mayTake(minute(159))).isFalse();
        assertThat(bucket.nextAt(minute(120))).contains(minute(160));
        assertThat(bucket.mayTake(minute(160))).isTrue();
        assertThat(bucket.nextAt(minute(160))).contains(minute(220));
        assertThat(bucket.left(minute(220))).isEqualTo(2);
        assertThat(bucket.left(minute(280))).isEqualTo(3);
        assertThat(bucket.nextAt(minute(280))).isEmpty();
    }

    @Test
    void timeWhileTheBucketIsFullIsNotSaved() {
        assertThat(bucket(THREE_AND_ONE_AN_HOUR, 0, 0, 119).nextAt(minute(119))).contains(minute(179));
    }

    @Test
    void withoutRefillAttemptsDoNotComeBack() {
        AttemptBucket bucket = bucket(THREE, 0, 0, 1, 2);

        assertThat(bucket.left(minute(1_000_000))).isZero();
        assertThat(bucket.nextAt(minute(3))).isEmpty();
    }

    @Test
    void extraAttemptsAreUsedLastAndOnce() {
        assertThat(bucket(THREE, 2).left(OPENS)).isEqualTo(5);
        assertThat(bucket(THREE, 2, 0, 1, 2, 3).left(minute(4))).isEqualTo(1);
        assertThat(bucket(THREE_AND_ONE_AN_HOUR, 2, 0, 1, 2, 3, 4).left(minute(5)))
                .isZero();
        assertThat(bucket(THREE_AND_ONE_AN_HOUR, 2, 0, 1, 2, 3, 4).left(minute(10_000)))
                .isEqualTo(3);
        assertThat(bucket(THREE_AND_ONE_AN_HOUR, 2, 0, 1, 2, 61).left(minute(61)))
                .isEqualTo(2);
    }

    @Test
    void orderOfTheListDoesNotMatter() {
        assertThat(bucket(THREE_AND_ONE_AN_HOUR, 0, 120, 100, 110).nextAt(minute(120)))
                .contains(minute(160));
    }

    @Test
    void attemptsBeforeTheOpeningTakeNothing() {
        assertThat(bucket(THREE, 0, -60, -1, 0).left(minute(1))).isEqualTo(2);
        assertThat(AttemptBucket.of(THREE, null, List.of(minute(-60)), 0).left(minute(1)))
                .isEqualTo(2);
    }

    @Test
    void anAttemptOfAFasterClockIsTaken() {
        assertThat(bucket(THREE_AND_ONE_AN_HOUR, 0, 61).left(minute(60))).isEqualTo(2);
    }

    @Test
    void aStricterPolicyIsNotHeldAgainstAnybody() {
        AttemptBucket bucket = bucket(THREE_AND_ONE_AN_HOUR, 0, 0, 1, 2, 3, 4, 5, 6);

        assertThat(bucket.left(minute(7))).isZero();
        assertThat(bucket.nextAt(minute(7))).contains(minute(60));
    }

    @Test
    void withoutLimitThereIsAlwaysAnother() {
        AttemptBucket bucket =
                bucket(AttemptPolicy.UNLIMITED, 0, IntStream.range(0, 1_000).toArray());

        assertThat(bucket.isUnlimited()).isTrue();
        assertThat(bucket.mayTake(minute(1_000))).isTrue();
        assertThat(bucket.left(minute(1_000))).isEqualTo(Integer.MAX_VALUE);
        assertThat(bucket.nextAt(minute(1_000))).isEmpty();
    }

    @Test
    void senselessPoliciesAreRefused() {
        assertThat(AttemptPolicy.problems(0, Duration.ZERO)).hasSize(2);
        assertThat(AttemptPolicy.problems(null, Duration.ofHours(1)))
                .containsExactly("Where attempts are not limited, none can come back: give a number of attempts, too.");
        assertThatIllegalArgumentException().isThrownBy(() -> new AttemptPolicy(0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> bucket(THREE, -1));
    }

    @Test
    void studentsWhoTryAsOftenAsTheyCanStayWithinTheRate() {
        Random random = new Random(5);
        int refused = 0;
        for (int student = 0; student < 100; student++) {
            AttemptPolicy policy = new AttemptPolicy(1 + random.nextInt(4), Duration.ofMinutes(1 + random.nextInt(90)));
            int extra = random.nextInt(3);
            List<Instant> taken = new ArrayList<>();
            Instant now = OPENS;
            for (int i = 0; i < 60; i++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(60)));
                AttemptBucket bucket = AttemptBucket.of(policy, OPENS, taken, extra);
                AttemptBucket generous = AttemptBucket.of(policy, OPENS, taken, extra + 1);

                assertThat(bucket.left(now)).isBetween(0, policy.capacity() + extra);
                assertThat(generous.left(now)).isEqualTo(bucket.left(now) + 1);
                int left = bucket.left(now);
                bucket.nextAt(now).ifPresent(next -> {
                    assertThat(bucket.left(next.minusNanos(1))).isEqualTo(left);
                    assertThat(bucket.left(next)).isEqualTo(left + 1);
                });
                if (bucket.mayTake(now)) {
                    taken.add(now);
                    assertThat(AttemptBucket.of(policy, OPENS, taken, extra).left(now))
                            .isEqualTo(left - 1);
                } else {
                    refused++;
                }
            }
            assertWithinRate(policy, extra, taken);
        }
        assertThat(refused).isGreaterThan(500);
    }

    private static void assertWithinRate(AttemptPolicy policy, int extra, List<Instant> taken) {
        for (int first = 0; first < taken.size(); first++) {
            for (int last = first; last < taken.size(); last++) {
                long cameBack =
                        Duration.between(taken.get(first), taken.get(last)).dividedBy(policy.refill());
                assertThat(last - first + 1L).isLessThanOrEqualTo(policy.capacity() + extra + cameBack + 1);
            }
        }
    }
}

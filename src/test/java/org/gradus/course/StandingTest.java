package org.gradus.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gradus.course.Moments.OPENS;
import static org.gradus.course.Moments.day;
import static org.gradus.course.Moments.days;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gradus.course.Attempt.State;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final DuePlan WEEK = DuePlan.of(new Schedule(OPENS, day(7), day(10), 0.1));

    private static Attempt graded(long id, double day, double points) {
        return new Attempt(id, day(day), State.GRADED, points, 100, false);
    }

    private static Attempt chosen(long id, double day, double points) {
        return new Attempt(id, day(day), State.GRADED, points, 100, true);
    }

    private static Attempt inState(long id, double day, State state) {
        return new Attempt(id, day(day), state, 0, 100, false);
    }

    private static long counting(CountingRule rule, Attempt... attempts) {
        return Standing.of(rule, WEEK, List.of(attempts)).counting().id();
    }

    @Test
    void theBestCountsAndOfEquallyGoodOnesTheNewest() {
        assertThat(counting(CountingRule.BEST, graded(1, 1, 80), graded(2, 2, 90), graded(3, 3, 85)))
                .isEqualTo(2);
        assertThat(counting(CountingRule.BEST, graded(2, 2, 90), graded(1, 1, 90), graded(3, 3, 89)))
                .isEqualTo(2);
        assertThat(counting(CountingRule.BEST, graded(1, 1, 90), graded(2, 1, 90)))
                .isEqualTo(2);
    }

    @Test
    void digitsThatNobodySeesDecideNothing() {
        assertThat(counting(CountingRule.BEST, graded(1, 1, 0.1 + 0.2), graded(2, 2, 0.3)))
                .isEqualTo(2);
    }

    @Test
    void theBestIsTheBestAfterWhatLatenessCosts() {
        Standing standing =
                Standing.of(CountingRule.BEST, WEEK, List.of(graded(1, 6, 85), graded(2, 7.5, 90), graded(3, 9, 99)));

        assertThat(standing.counting().id()).isEqualTo(1);
        assertThat(standing.points()).isEqualTo(85);
    }

    @Test
    void sharesAreComparedWhenTheMaximumHasChanged() {
        Attempt old = new Attempt(1, day(1), State.GRADED, 60, 100, false);
        Attempt perfect = new Attempt(2, day(2), State.GRADED, 50, 50, false);
        Attempt later = new Attempt(3, day(3), State.GRADED, 20, 50, false);
        Attempt ofNothing = new Attempt(4, day(4), State.GRADED, 0, 0, false);

        assertThat(counting(CountingRule.BEST, old, perfect, later, ofNothing)).isEqualTo(2);
    }

    @Test
    void theLatestCountsEvenIfItIsWorseOrLate() {
        Standing standing = Standing.of(CountingRule.LATEST, WEEK, List.of(graded(2, 8.5, 80), graded(1, 1, 90)));

        assertThat(standing.counting().id()).isEqualTo(2);
        assertThat(standing.points()).isEqualTo(64);
        assertThat(standing.factor()).isEqualTo(0.8);
        assertThat(standing.lateBy()).isEqualTo(days(1.5));
    }

    @Test
    void theChosenOneCountsAndUntilThenTheBest() {
        assertThat(counting(CountingRule.CHOSEN, graded(1, 1, 90), chosen(2, 2, 40), graded(3, 3, 95)))
                .isEqualTo(2);
        assertThat(counting(CountingRule.CHOSEN, graded(1, 1, 90), graded(2, 2, 40)))
                .isEqualTo(1);
        assertThat(counting(CountingRule.CHOSEN, graded(1, 1, 90), chosen(2, 11, 100)))
                .isEqualTo(1);
        assertThat(counting(CountingRule.BEST, graded(1, 1, 90), chosen(2, 2, 40)))
                .isEqualTo(1);
    }

    @Test
    void whatCameAfterTheLastMomentNeverCounts() {
        for (CountingRule rule : CountingRule.values()) {
            Standing standing = Standing.of(
                    rule, WEEK, List.of(chosen(1, 10.1, 100), inState(2, 10.2, State.WAITING), graded(3, 11, 100)));

            assertThat(standing).isEqualTo(new Standing(null, 0, 1, days(0), 0));
        }
    }

    @Test
    void attemptsWithoutScoreArePassedOver() {
        Standing standing = Standing.of(
                CountingRule.LATEST,
                WEEK,
                List.of(
                        graded(1, 1, 50),
                        inState(2, 2, State.NOT_GRADABLE),
                        inState(3, 3, State.FAULT),
                        inState(4, 4, State.RUNNING),
                        inState(5, 5, State.WAITING)));

        assertThat(standing.counting().id()).isEqualTo(1);
        assertThat(standing.pending()).isEqualTo(3);
    }

    @Test
    void pointsAreRoundedOnceHalvesUp() {
        assertThat(Points.rounded(0.1 + 0.2)).isEqualTo(0.3);
        assertThat(Points.rounded(66.665)).isEqualTo(66.67);
        assertThat(Points.rounded(12)).isEqualTo(12);
        assertThat(graded(1, 7.5, 33.35).effectivePoints(WEEK)).isEqualTo(30.02);
    }

    @Test
    void impossiblePointsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> graded(1, 1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> graded(1, 1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attempt(1, day(1), State.GRADED, 1, Double.POSITIVE_INFINITY, false));
    }

    @Test
    void theOrderOfAttemptsChangesNothingAndAnotherOneNeverLowersTheBest() {
        Random random = new Random(7);
        int raised = 0;
        for (int i = 0; i < 500; i++) {
            List<Attempt> attempts = new ArrayList<>();
            double best = 0;
            for (int id = 0; id < 8; id++) {
                Instant received = day(random.nextInt(48) / 4.0);
                State state = State.values()[random.nextInt(State.values().length)];
                attempts.add(new Attempt(id, received, state, random.nextInt(20), 20, random.nextInt(4) == 0));
                Standing standing = Standing.of(CountingRule.BEST, WEEK, attempts);
                raised += standing.points() > best ? 1 : 0;

                assertThat(standing.points()).isGreaterThanOrEqualTo(best);
                best = standing.points();
            }
            List<Attempt> shuffled = new ArrayList<>(attempts);
            Collections.shuffle(shuffled, random);
            for (CountingRule rule : CountingRule.values()) {
                Standing standing = Standing.of(rule, WEEK, attempts);

                assertThat(Standing.of(rule, WEEK, shuffled)).isEqualTo(standing);
                assertThat(standing.points()).isLessThanOrEqualTo(best);
            }
        }
        assertThat(raised).isGreaterThan(500);
    }
}

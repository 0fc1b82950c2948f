package org.gradus.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.course.Moments.OPENS;
import static org.gradus.course.Moments.day;
import static org.gradus.course.Moments.days;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.gradus.course.DuePlan.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DuePlanTest {
    private static final Schedule WEEK = new Schedule(OPENS, day(7), day(10), 0.1);

    private static DuePlan extended(@Nullable Instant due, @Nullable Instant lateDue) {
        return DuePlan.of(WEEK, new Extension(due, lateDue, ""), null);
    }

    @Test
    void anAssignmentOpensIsLateAndCloses() {
        DuePlan plan = DuePlan.of(WEEK);

        assertThat(plan.state(OPENS.minusNanos(1))).isEqualTo(State.NOT_YET_OPEN);
        assertThat(plan.state(OPENS)).isEqualTo(State.OPEN);
        assertThat(plan.state(day(7))).isEqualTo(State.OPEN);
        assertThat(plan.state(day(7).plusNanos(1))).isEqualTo(State.LATE);
        assertThat(plan.state(day(10))).isEqualTo(State.LATE);
        assertThat(plan.state(day(10).plusNanos(1))).isEqualTo(State.CLOSED);
    }

    @Test
    void withoutLateDueDateItClosesWhenItIsDue() {
        DuePlan plan = DuePlan.of(new Schedule(null, day(7), null, 0.1));

        assertThat(plan.state(day(-100))).isEqualTo(State.OPEN);
        assertThat(plan.state(day(7).plusNanos(1))).isEqualTo(State.CLOSED);
        assertThat(plan.lastMoment()).isEqualTo(day(7));
    }

    @Test
    void withoutDueDateItIsAlwaysOpen() {
        DuePlan plan = DuePlan.of(Schedule.ALWAYS, new Extension(day(1), day(2), ""), Accommodation.percent(50));

        assertThat(plan.state(day(10_000))).isEqualTo(State.OPEN);
        assertThat(plan.factor(day(10_000))).isEqualTo(1);
        assertThat(plan.lateBy(day(10_000))).isZero();
        assertThat(plan.lastMoment()).isNull();
        assertThat(plan.isOver(day(10_000))).isFalse();
        assertThat(plan.isExtended()).isFalse();
    }

    @Test
    void eachStartedDayCostsItsShare() {
        DuePlan plan = DuePlan.of(WEEK);

        assertThat(plan.factor(day(7))).isEqualTo(1);
        assertThat(plan.factor(day(7).plusNanos(1))).isEqualTo(0.9);
        assertThat(plan.factor(day(8))).isEqualTo(0.9);
        assertThat(plan.factor(day(8).plusSeconds(1))).isEqualTo(0.8);
        assertThat(plan.factor(day(10))).isEqualTo(0.7);
        assertThat(plan.factor(day(10).plusSeconds(1))).isZero();
        assertThat(plan.daysLate(day(7))).isZero();
        assertThat(plan.daysLate(day(9.5))).isEqualTo(3);
        assertThat(plan.lateBy(day(9.5))).isEqualTo(days(2.5));
    }

    @Test
    void noPenaltyLeavesMoreThanNothing() {
        DuePlan harsh = DuePlan.of(new Schedule(OPENS, day(7), day(10), 0.6));

        assertThat(harsh.factor(day(7.5))).isEqualTo(0.4);
        assertThat(harsh.factor(day(8.5))).isZero();
    }

    @Test
    void whatCameBeforeTheOpeningKeepsItsPoints() {
        assertThat(DuePlan.of(WEEK).factor(day(-1))).isEqualTo(1);
    }

    @Test
    void anExtensionMovesTheDueDateAndNeverBack() {
        assertThat(extended(day(9), null).due()).isEqualTo(day(9));
        assertThat(extended(day(9), null).lateDue()).isEqualTo(day(10));
        assertThat(extended(day(9), null).factor(day(9.5))).isEqualTo(0.9);
        assertThat(extended(day(6), null).due()).isEqualTo(day(7));
        assertThat(extended(null, day(12)).due()).isEqualTo(day(7));
        assertThat(extended(null, day(12)).lateDue()).isEqualTo(day(12));
    }

    @Test
    void anExtensionBeyondTheLateDueDateLeavesNoLatePeriod() {
        DuePlan plan = extended(day(12), null);

        assertThat(plan.lateDue()).isNull();
        assertThat(plan.lastMoment()).isEqualTo(day(12));
        assertThat(plan.state(day(12))).isEqualTo(State.OPEN);
        assertThat(plan.state(day(12).plusNanos(1))).isEqualTo(State.CLOSED);
    }

    @Test
    void anExtensionCanGiveALatePeriodToOneStudent() {
        DuePlan plan = DuePlan.of(new Schedule(OPENS, day(7), null, 0), new Extension(null, day(8), ""), null);

        assertThat(plan.state(day(7.5))).isEqualTo(State.LATE);
        assertThat(plan.factor(day(7.5))).isEqualTo(1);
        assertThat(plan.isExtended()).isTrue();
    }

    @Test
    void anAccommodationLengthensTheTimeAndMovesTheLatePeriod() {
        DuePlan half = DuePlan.of(WEEK, null, Accommodation.percent(50));
        DuePlan twoDays = DuePlan.of(WEEK, null, Accommodation.time(days(2)));

        assertThat(half.due()).isEqualTo(day(10.5));
        assertThat(half.lateDue()).isEqualTo(day(13.5));
        assertThat(half.isExtended()).isTrue();
        assertThat(twoDays.due()).isEqualTo(day(9));
        assertThat(DuePlan.of(WEEK, null, new Accommodation(50, days(1))).due()).isEqualTo(day(11.5));
    }

    @Test
    void theLaterOfExtensionAndAccommodationHolds() {
        Accommodation half = Accommodation.percent(50);

        assertThat(DuePlan.of(WEEK, new Extension(day(9), null, ""), half).due())
                .isEqualTo(day(10.5));
        assertThat(DuePlan.of(WEEK, new Extension(day(12), null, ""), half).due())
                .isEqualTo(day(12));
    }

    @Test
    void extraTimeIsRoundedUpToMinutes() {
        Schedule hour = new Schedule(OPENS, OPENS.plus(Duration.ofMinutes(50)), null, 0);

        assertThat(DuePlan.of(hour, null, Accommodation.percent(25)).due())
                .isEqualTo(OPENS.plus(Duration.ofMinutes(63)));
        assertThat(DuePlan.of(hour, null, Accommodation.NONE).due()).isEqualTo(hour.due());
    }

    @Test
    void percentOfAnUnknownTimeIsNothing() {
        DuePlan plan = DuePlan.of(new Schedule(null, day(7), null, 0), null, Accommodation.percent(50));

        assertThat(plan.due()).isEqualTo(day(7));
        assertThat(plan.isExtended()).isFalse();
    }

    @Test
    void laterPointsAreNeverMore() {
        Random random = new Random(1);
        int lost = 0;
        for (int i = 0; i < 2_000; i++) {
            DuePlan plan = plan(schedule(random), random);
            Instant early = anyMoment(random);
            Instant late = early.plus(days(random.nextDouble() * 5));

            assertThat(plan.factor(early)).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(plan.factor(late));
            assertThat(plan.factor(late) == 1 || plan.lateBy(late).compareTo(Duration.ZERO) > 0)
                    .isTrue();
            lost += plan.factor(early) > plan.factor(late) ? 1 : 0;
        }
        assertThat(lost).isGreaterThan(200);
    }

    @Test
    void moreTimeNeverMeansLess() {
        Random random = new Random(2);
        int gained = 0;
        for (int i = 0; i < 2_000; i++) {
            Schedule schedule = schedule(random);
            DuePlan plan = plan(schedule, random);
            DuePlan longer = longer(plan, random);
            Instant moment = anyMoment(random);

            assertThat(longer.factor(moment)).isGreaterThanOrEqualTo(plan.factor(moment));
            assertThat(longer.isOver(moment)).isIn(plan.isOver(moment), false);
            assertThat(plan.factor(moment))
                    .isGreaterThanOrEqualTo(DuePlan.of(schedule).factor(moment));
            gained += longer.factor(moment) > plan.factor(moment) ? 1 : 0;
        }
        assertThat(gained).isGreaterThan(100);
    }

    @Test
    void aLaterCourseDeadlineNeverTakesTimeFromAnybody() {
        Random random = new Random(3);
        int gained = 0;
        for (int i = 0; i < 2_000; i++) {
            Schedule schedule = schedule(random);
            DuePlan plan = plan(schedule, random);
            Instant due = schedule.due().plus(days(random.nextInt(5)));
            Instant lateDue = random.nextBoolean() || schedule.lateDue() == null
                    ? schedule.lateDue()
                    : schedule.lateDue().plus(days(random.nextInt(5)));
            if (lateDue != null && lateDue.isBefore(due)) {
                lateDue = due;
            }
            Schedule moved = new Schedule(schedule.opens(), due, lateDue, schedule.latePenaltyPerDay());
            DuePlan after = new DuePlan(moved, plan.extension(), plan.accommodation());
            Instant moment = anyMoment(random);

            assertThat(after.due()).isAfterOrEqualTo(plan.due());
            assertThat(after.lastMoment()).isAfterOrEqualTo(plan.lastMoment());
            assertThat(after.factor(moment)).isGreaterThanOrEqualTo(plan.factor(moment));
            gained += after.due().isAfter(plan.due()) ? 1 : 0;
        }
        assertThat(gained).isGreaterThan(500);
    }

    private static Schedule schedule(Random random) {
        double due = 1 + random.nextInt(14);
        return new Schedule(
                random.nextInt(4) == 0 ? null : OPENS,
                day(due),
                random.nextInt(3) == 0 ? null : day(due + random.nextInt(8)),
                random.nextInt(11) / 10.0);
    }

    private static DuePlan plan(Schedule schedule, Random random) {
        Instant due = day(random.nextInt(24));
        Instant lateDue = due.plus(days(random.nextInt(6)));
        Extension extension = switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new Extension(due, null, "");
            case 2 -> new Extension(null, lateDue, "");
            default -> new Extension(due, lateDue, "");
        };
        return DuePlan.of(schedule, extension, new Accommodation(random.nextInt(3) * 25, days(random.nextInt(3))));
    }

    private static DuePlan longer(DuePlan plan, Random random) {
        Extension extension = plan.extension();
        Instant due = extension == null ? null : extension.due();
        Instant lateDue = extension == null ? null : extension.lateDue();
        Instant laterDue = due == null ? null : due.plus(days(random.nextInt(3)));
        Instant laterLateDue = lateDue == null ? null : lateDue.plus(days(2 + random.nextInt(3)));
        return DuePlan.of(
                plan.schedule(),
                extension == null
                        ? new Extension(day(random.nextInt(20)), null, "")
                        : new Extension(laterDue, laterLateDue, ""),
                new Accommodation(
                        plan.accommodation().percent() + random.nextInt(20),
                        plan.accommodation().extraTime().plus(days(random.nextInt(2)))));
    }

    private static Instant anyMoment(Random random) {
        return day(random.nextInt(30 * 4) / 4.0);
    }
}

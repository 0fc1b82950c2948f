package org.gradus.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.course.Moments.OPENS;
import static org.gradus.course.Moments.day;

import java.util.Arrays;
import java.util.List;
import org.gradus.check.Visibility;
import org.gradus.report.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AudienceRuleTest {
    private static final Schedule WEEK = new Schedule(OPENS, day(7), day(10), 0.1);
    private static final DuePlan ORDINARY = DuePlan.of(WEEK);
    private static final DuePlan EXTENDED = DuePlan.of(WEEK, new Extension(day(14), null, "ill"), null);
    private static final List<DuePlan> CLASS = List.of(ORDINARY, ORDINARY, EXTENDED);

    private static Sight sight(AudienceRule rule, DuePlan own, boolean published, double now) {
        return rule.sight(false, own, CLASS, published, day(now));
    }

    @Test
    void byDefaultHiddenChecksWaitForTheLastStudent() {
        assertThat(AudienceRule.DEFAULT).isEqualTo(AudienceRule.AFTER_EVERYONES_DEADLINE);
        assertThat(sight(AudienceRule.DEFAULT, ORDINARY, false, 11)).isEqualTo(Sight.STUDENT_BEFORE_DUE);
        assertThat(sight(AudienceRule.DEFAULT, ORDINARY, false, 14)).isEqualTo(Sight.STUDENT_BEFORE_DUE);
        assertThat(sight(AudienceRule.DEFAULT, ORDINARY, false, 14.1)).isEqualTo(Sight.STUDENT_AFTER_DUE);
        assertThat(sight(AudienceRule.DEFAULT, EXTENDED, false, 14.1)).isEqualTo(Sight.STUDENT_AFTER_DUE);
    }

    @Test
    void byChoiceEachWaitsForTheirOwnLastMoment() {
        AudienceRule own = AudienceRule.AFTER_OWN_DEADLINE;

        assertThat(sight(own, ORDINARY, false, 8)).isEqualTo(Sight.STUDENT_BEFORE_DUE);
        assertThat(sight(own, ORDINARY, false, 10)).isEqualTo(Sight.STUDENT_BEFORE_DUE);
        assertThat(sight(own, ORDINARY, false, 10.1)).isEqualTo(Sight.STUDENT_AFTER_DUE);
        assertThat(sight(own, EXTENDED, false, 10.1)).isEqualTo(Sight.STUDENT_BEFORE_DUE);
    }

    @ParameterizedTest
    @EnumSource
    void publishedGradesAreShownToAllWhoseAttemptsNoLongerCount(AudienceRule rule) {
        assertThat(sight(rule, ORDINARY, true, 10.1)).isEqualTo(Sight.STUDENT_AFTER_PUBLICATION);
        assertThat(sight(rule, EXTENDED, true, 10.1)).isEqualTo(Sight.STUDENT_BEFORE_DUE);
        assertThat(sight(rule, EXTENDED, true, 14.1)).isEqualTo(Sight.STUDENT_AFTER_PUBLICATION);
    }

    @ParameterizedTest
    @EnumSource
    void withoutDeadlineOnlyPublicationShowsMore(AudienceRule rule) {
        DuePlan always = DuePlan.of(Schedule.ALWAYS);

        assertThat(rule.sight(false, always, List.of(always), false, day(10_000)))
                .isEqualTo(Sight.STUDENT_BEFORE_DUE);
        assertThat(rule.sight(false, always, List.of(always), true, day(1))).isEqualTo(Sight.STUDENT_AFTER_PUBLICATION);
    }

    @ParameterizedTest
    @EnumSource
    void staffSeeEverythingAtAnyTime(AudienceRule rule) {
        assertThat(rule.sight(true, ORDINARY, CLASS, false, day(0))).isEqualTo(Sight.STAFF);
    }

    @Test
    void theOwnPlanNeedNotBeAmongThoseOfTheClass() {
        assertThat(AudienceRule.DEFAULT.sight(false, EXTENDED, List.of(), false, day(11)))
                .isEqualTo(Sight.STUDENT_BEFORE_DUE);
    }

    @Test
    void aSightSeesWhatTheAudienceOfTheSameNameSees() {
        assertThat(Arrays.stream(Sight.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(Audience.values()).map(Enum::name).toList());
        for (Sight sight : Sight.values()) {
            for (Visibility visibility : Visibility.values()) {
                assertThat(sight.sees(visibility))
                        .as("%s sees %s", sight, visibility)
                        .isEqualTo(Audience.valueOf(sight.name()).sees(visibility));
            }
        }
    }
}

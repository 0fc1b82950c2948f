package org.gradus.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GradientVerdictTest {
    private static final LineResult RIGHT = line(Verdict.AGREES, 1, false);
    private static final LineResult WRONG = line(Verdict.DISAGREES, 1, false);
    private static final LineResult OPEN = line(Verdict.CANNOT_TELL, 1, false);
    private static final LineResult KINK = line(Verdict.CANNOT_TELL, 1, true);
    private static final LineResult SUBGRADIENT = line(Verdict.AGREES, 1, true);
    private static final LineResult NOT_A_NUMBER = line(Verdict.DISAGREES, Double.NaN, false);

    private static LineResult line(Verdict verdict, double analytic, boolean atKink) {
        return new LineResult(0, verdict, analytic, 1, 0, atKink, 4);
    }

    private static Verdict sweep(LineResult... lines) {
        return GradientVerdict.of(List.of(lines)).verdict();
    }

    private static Verdict directions(LineResult... lines) {
        return GradientVerdict.ofDirections(List.of(lines)).verdict();
    }

    @Test
    void sweepAgreesOnlyWhenEveryCoordinateDoes() {
        assertThat(sweep(RIGHT, RIGHT, SUBGRADIENT)).isEqualTo(Verdict.AGREES);
        assertThat(sweep(RIGHT, OPEN)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(sweep()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void oneWrongCoordinateConvictsASweep() {
        assertThat(sweep(RIGHT, RIGHT, WRONG, OPEN)).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void probeWithAKinkAccusesNobody() {
        assertThat(sweep(WRONG, KINK)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(sweep(WRONG, SUBGRADIENT)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(directions(WRONG, WRONG, KINK)).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void nanIsWrongEvenAtAKink() {
        assertThat(sweep(NOT_A_NUMBER, KINK)).isEqualTo(Verdict.DISAGREES);
        assertThat(directions(NOT_A_NUMBER, KINK, KINK)).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void twoOfThreeDirectionsDecide() {
        assertThat(directions(RIGHT, RIGHT, RIGHT)).isEqualTo(Verdict.AGREES);
        assertThat(directions(RIGHT, RIGHT, OPEN)).isEqualTo(Verdict.AGREES);
        assertThat(directions(RIGHT, RIGHT, WRONG)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(directions(RIGHT, OPEN, OPEN)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(directions(RIGHT, WRONG, WRONG)).isEqualTo(Verdict.DISAGREES);
        assertThat(directions(WRONG)).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(directions()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void linesAreCounted() {
        assertThat(GradientVerdict.of(List.of(RIGHT, RIGHT, WRONG, OPEN, KINK)))
                .isEqualTo(new GradientVerdict(Verdict.CANNOT_TELL, 2, 1, 2, 1));
    }
}

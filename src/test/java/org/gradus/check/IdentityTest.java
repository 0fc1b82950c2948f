package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradus.check.Words.identity;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final double[] POINTS = {-2, 0.5, 3};

    private static Runnable equation(DoubleUnaryOperator left, DoubleUnaryOperator right) {
        return () -> identity("f(x) = x^2").holdsAt(POINTS, left, right);
    }

    @Test
    void equalSidesHold() {
        assertThat(Tried.holds(equation(x -> x * x, x -> Math.pow(x, 2))).findings())
                .extracting(Finding::sentence)
                .containsExactly("Your functions satisfy f(x) = x^2 at 3 points.");
    }

    @Test
    void roundingIsForgivenAndMoreIsNot() {
        Tried.holds(equation(x -> x * x + 1e-12, x -> x * x));
        assertThat(Tried.fails(equation(x -> x * x + 1e-8, x -> x * x)).where()).isEqualTo("x = -2");
    }

    @Test
    void bothSidesAreShownWhereTheyDiffer() {
        Finding finding = Tried.fails(equation(x -> Math.abs(x) * x, x -> x * x));

        assertThat(finding.sentence()).isEqualTo("Your functions do not satisfy f(x) = x^2.");
        assertThat(finding.found()).isEqualTo("left side -4");
        assertThat(finding.expected()).isEqualTo("right side 4");
        assertThat(finding.where()).isEqualTo("x = -2");
    }

    @Test
    void zerosAndOtherConstantsProveNothing() {
        assertThat(Tried.fails(equation(x -> 0, x -> 0)).sentence()).contains("both sides are 0 everywhere");
        assertThat(Tried.fails(equation(x -> 7, x -> 7)).sentence()).contains("both sides are 7 everywhere");
    }

    @Test
    void notANumberAndInfinityAreEqualToNothing() {
        assertThat(Tried.fails(equation(x -> Double.NaN, x -> Double.NaN)).found())
                .isEqualTo("left side NaN");
        assertThat(Tried.fails(equation(x -> Double.POSITIVE_INFINITY, x -> Double.POSITIVE_INFINITY))
                        .sentence())
                .contains("do not satisfy");
        assertThat(Tried.fails(equation(x -> x, x -> Double.POSITIVE_INFINITY)).sentence())
                .contains("do not satisfy");
    }

    @Test
    void noPointsProveNothing() {
        assertThatThrownBy(() -> identity("x = x").holdsAt(new double[0], x -> x, x -> x))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

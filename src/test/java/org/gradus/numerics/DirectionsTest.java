package org.gradus.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DirectionsTest {
    @Test
    void sameSeedGivesTheSameDirections() {
        double[] scale = {1, 2, 3};

        assertThat(Directions.random(7, scale, 3)).isDeepEqualTo(Directions.random(7, scale, 3));
        assertThat(Directions.random(7, scale, 3)[0]).isNotEqualTo(Directions.random(8, scale, 3)[0]);
    }

    @Test
    void entriesAreNormalWithTheirScale() {
        double[] scale = new double[10_000];
        Arrays.fill(scale, 0.25);
        double[] direction = Directions.random(1, scale, 2)[1];

        double mean = Arrays.stream(direction).average().orElseThrow();
        double meanSquare = Arrays.stream(direction).map(d -> d * d).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.01));
        assertThat(Math.sqrt(meanSquare)).isCloseTo(0.25, within(0.01));
    }

    @Test
    void scaleZeroKeepsAnEntryFixed() {
        double[] direction = Directions.random(1, new double[] {0, 1}, 1)[0];

        assertThat(direction[0]).isZero();
        assertThat(Directions.derivative(new double[] {Double.NaN, 2}, direction))
                .isEqualTo(2 * direction[1]);
    }

    @Test
    void firstStepShrinksWithTheNumberOfInputs() {
        assertThat(Directions.firstStep(0)).isEqualTo(1e-2);
        assertThat(Directions.firstStep(784)).isCloseTo(1e-2 / 28, within(1e-18));
    }

    @Test
    void derivativeAlongADirectionIsTheInnerProduct() {
        assertThat(Directions.derivative(new double[] {1, 2}, new double[] {3, -4}))
                .isEqualTo(-5);
        assertThat(Directions.derivative(new double[] {1, Double.NaN}, new double[] {3, -4}))
                .isNaN();
        assertThatThrownBy(() -> Directions.derivative(new double[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

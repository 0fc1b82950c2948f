package org.gradus.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static Noise noise(DoubleUnaryOperator f) {
        LineLosses losses = (lines, steps) -> {
            double[] values = new double[steps.length];
            for (int k = 0; k < steps.length; k++) {
                values[k] = f.applyAsDouble(steps[k]);
            }
            return values;
        };
        return Noise.estimate(losses, 0, 1e-9);
    }

    @Test
    void noiseOfADoubleLossIsItsRounding() {
        Noise noise = noise(t -> Math.exp(0.7 + t));

        assertThat(noise.sigma()).isBetween(1e-16, 2e-15);
        assertThat(noise.looksLikeFloat()).isFalse();
        assertThat(noise.evaluations()).isEqualTo(16);
    }

    @Test
    void noiseThatIsThereIsFound() {
        for (double sigma : new double[] {1e-13, 1e-8, 1e-3}) {
            Random random = new Random(5);
            Noise noise = noise(t -> Math.exp(t) + sigma * random.nextGaussian());

            assertThat(noise.sigma()).isBetween(sigma / 3, sigma * 3);
            assertThat(noise.looksLikeFloat()).isFalse();
        }
    }

    @Test
    void floatLossIsRecognised() {
        Noise noise = noise(t -> (float) Math.exp((float) (0.7 + t)));

        assertThat(noise.looksLikeFloat()).isTrue();
        assertThat(noise.sigma()).isBetween(2e-8, 1e-6);
    }

    @Test
    void meanOfFloatLossesIsRecognised() {
        Noise noise = noise(t -> {
            double sum = 0;
            for (int i = 0; i < 7; i++) {
                sum += (float) Math.log(1 + (float) Math.exp((float) (0.3 * i + t)));
            }
            return sum / 7;
        });

        assertThat(noise.looksLikeFloat()).isTrue();
        assertThat(noise.sigma()).isBetween(3e-9, 1e-6);
    }

    @Test
    void lossThatMovesLittleIsNotTakenForFloat() {
        Noise noise = noise(t -> 2.3 + 1e-9 * Math.sin(t));

        assertThat(noise.looksLikeFloat()).isFalse();
        assertThat(noise.sigma()).isBetween(1e-16, 1e-15);
        assertThat(noise.evaluations()).isGreaterThan(16);
    }

    @Test
    void constantLossHasTheNoiseOfRounding() {
        assertThat(noise(t -> Math.PI)).isEqualTo(new Noise(Math.PI * 0x1p-53, false, 64));
        assertThat(noise(t -> (float) Math.PI)).isEqualTo(new Noise((float) Math.PI * 0x1p-24, false, 64));
        assertThat(noise(t -> 0).sigma()).isZero();
    }

    @Test
    void kinkIsNotTakenForNoise() {
        assertThat(noise(t -> 1 + Math.abs(t)).sigma()).isLessThan(1e-15);
        assertThat(noise(t -> 1 + Math.sin(t) + 50 * Math.max(0, t - 1.03e-7)).sigma())
                .isLessThan(1e-15);
    }

    @Test
    void lossesThatAreNotFiniteAreInfinitelyNoisy() {
        assertThat(noise(t -> t > 0 ? Double.NaN : 1).sigma()).isInfinite();
        assertThat(noise(t -> Double.NEGATIVE_INFINITY).sigma()).isInfinite();
    }
}

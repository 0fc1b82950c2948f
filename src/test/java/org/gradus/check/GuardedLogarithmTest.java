package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardedLogarithmTest {
    /** The true classes of the first and of the last example are hopeless, one more than the other. */
    private static final SimpleMatrix SCORES =
            new SimpleMatrix(new double[][] {{900, 0, -900}, {0.5, -1, 2}, {1, 0, 0.3}, {-950, 0, 1}});

    private static final int[] LABELS = {2, 1, 0, 0};

    @ParameterizedTest
    @CsvSource({
        "1e-15, 1e-15",
        "1e-12, 1e-12",
        "1e-8, 1e-8",
        "1e-4, 1e-4",
        "1e-300, 1e-300",
        "2.220446049250313e-16, 2.2e-16",
        "4.9e-324, Double.MIN_VALUE"
    })
    void namesTheNumberThatAProbabilityIsRaisedTo(double guard, String named) {
        assertThat(GuardedLogarithm.explain(loss(guard, 0), SCORES, LABELS).orElseThrow())
                .contains("-log(" + named + ")")
                .contains("a probability is raised to " + named);
    }

    @ParameterizedTest
    @CsvSource({"1e-15, true", "1e-12, true", "1e-8, false", "1e-3, false"})
    void namesTheNumberThatIsAdded(double guard, boolean mayBeRaised) {
        String sentence =
                GuardedLogarithm.explain(loss(0, guard), SCORES, LABELS).orElseThrow();

        assertThat(sentence)
                .contains(guard == 1e-3 ? "1e-3" : String.valueOf(guard).replace(".0E", "e"));
        assertThat(sentence).contains("is added to a probability");
        assertThat(sentence.contains("raised")).isEqualTo(mayBeRaised);
    }

    @ParameterizedTest
    @CsvSource({"1", "0.5", "2", "0.25", "-1", "NaN", "0"})
    void rightLossesAndTheirMultiplesAreNoGuard(double factor) {
        assertThat(GuardedLogarithm.explain(factor * right(), SCORES, LABELS)).isEmpty();
    }

    @Test
    void numberThatNobodyChoosesIsNoGuard() {
        assertThat(GuardedLogarithm.explain(loss(1.7e-12, 0), SCORES, LABELS)).isEmpty();
        assertThat(GuardedLogarithm.explain(loss(0.1, 0), SCORES, LABELS)).isEmpty();
    }

    @Test
    void whereNobodyIsHopelessNothingIsExplained() {
        SimpleMatrix ordinary = new SimpleMatrix(new double[][] {{1, 0}, {0.5, -1}});
        int[] y = {0, 1};

        assertThat(GuardedLogarithm.explain(0.9, ordinary, y)).isEmpty();
    }

    private static double right() {
        double sum = 900 + 900 + 951;
        for (int i = 1; i < 3; i++) {
            sum -= Math.log(probability(i));
        }
        // Next to the distances what the other classes add to the sums of exponentials counts for the last example
        // only.
        return (sum + Math.log1p(Math.exp(-1))) / 4;
    }

    /** With probabilities raised to one number and enlarged by the other. */
    private static double loss(double least, double added) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum -= Math.log(Math.max(probability(i), least) + added);
        }
        return sum / 4;
    }

    private static double probability(int i) {
        double shift = SCORES.getRow(i).elementMax();
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            sum += Math.exp(SCORES.get(i, j) - shift);
        }
        return Math.exp(SCORES.get(i, LABELS[i]) - shift) / sum;
    }
}

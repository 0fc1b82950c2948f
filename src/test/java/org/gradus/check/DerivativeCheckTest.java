package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gradus.check.Words.derivativeCheck;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class DerivativeCheckTest {
    private static final double[] POINTS = {-1.7, -0.4, 0.3, 2.5};
    private static final List<Probe> MATRICES =
            List.of(matrix("row", 1, -2, 0.5), matrix("other row", 0.25, 3, -1), matrix("third row", -4, 0.75, 2));

    private static Probe matrix(String name, double... entries) {
        return new Probe(name, Map.of("x", new SimpleMatrix(1, entries.length, true, entries)));
    }

    interface Curve {
        double value(double x);

        double slope(double x);

        double sum(SimpleMatrix x);

        SimpleMatrix gradient(SimpleMatrix x);
    }

    /** {@code sin(2x)} and the sum of fourth powers. */
    static class Right implements Curve {
        @Override
        public double value(double x) {
            return Math.sin(2 * x);
        }

        @Override
        public double slope(double x) {
            return 2 * Math.cos(2 * x);
        }

        @Override
        public double sum(SimpleMatrix x) {
            return x.elementPower(4).elementSum();
        }

        @Override
        public SimpleMatrix gradient(SimpleMatrix x) {
            return x.elementPower(3).scale(4);
        }
    }

    private static Runnable numbers(Curve submitted, double... points) {
        return () -> derivativeCheck(submitted).of("value").by("slope").agreesAt(points);
    }

    private static Runnable matrices(Curve submitted) {
        return () -> derivativeCheck(submitted).of("sum").by("gradient").agreesAt(MATRICES);
    }

    @Test
    void rightDerivativeAgrees() {
        assertThat(Tried.holds(numbers(new Right(), POINTS)).findings())
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .startsWith(
                        "Curve: slope agrees with the numeric derivatives of your value at 4 points; largest relative"
                                + " error ");
    }

    @Test
    void shownErrorOfARightDerivativeIsSmall() {
        String sentence =
                Tried.holds(numbers(new Right(), POINTS)).findings().get(0).sentence();

        assertThat(Double.parseDouble(sentence.replaceFirst(".*relative error ([0-9.e+-]+)\\.$", "$1")))
                .isLessThan(1e-6);
    }

    @Test
    void rightGradientOfAMatrixAgrees() {
        assertThat(Tried.holds(matrices(new Right())).findings().get(0).sentence())
                .contains("gradient agrees with the numeric derivatives of your sum at 9 points");
    }

    static final class InnerDerivativeMissing extends Right {
        @Override
        public double slope(double x) {
            return Math.cos(2 * x);
        }

        @Override
        public SimpleMatrix gradient(SimpleMatrix x) {
            return x.elementPower(3);
        }
    }

    @Test
    void wrongDerivativeIsAccusedWithItsPoints() {
        Finding finding = Tried.fails(numbers(new InnerDerivativeMissing(), POINTS));

        assertThat(finding.sentence()).isEqualTo("Curve: slope is not the derivative of your value.");
        assertThat(finding.expected()).endsWith(" (numeric)");
        assertThat(finding.found()).endsWith(" (yours)");
        assertThat(finding.where()).startsWith("x = ");
        assertThat(finding.coordinates())
                .hasSize(4)
                .allMatch(row -> row.verdict().equals("disagrees"))
                .allMatch(row -> Math.abs(row.relativeError() - 0.5) < 1e-6);
        assertThat(finding.figures()).singleElement().isInstanceOf(Figure.Scatter.class);
        assertThat(((Figure.Scatter) finding.figures().get(0)).slope()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void wrongGradientOfAMatrixIsAccusedAtItsEntry() {
        Finding finding = Tried.fails(matrices(new InnerDerivativeMissing()));

        assertThat(finding.sentence()).isEqualTo("Curve: gradient is not the derivative of your sum.");
        assertThat(finding.where()).isEqualTo("third row, row 0, column 0");
    }

    /** Right but for one point. */
    static final class WrongFarLeft extends Right {
        @Override
        public double slope(double x) {
            return x < -1 ? 0 : super.slope(x);
        }
    }

    @Test
    void oneWrongPointIsShownFirst() {
        Finding finding = Tried.fails(numbers(new WrongFarLeft(), POINTS));

        assertThat(finding.where()).isEqualTo("x = -1.7");
        assertThat(finding.coordinates())
                .extracting(Coordinate::verdict)
                .containsExactly("disagrees", "agrees", "agrees", "agrees");
    }

    static class Constant extends Right {
        private final double level;
        private final double claimed;

        Constant(double level, double claimed) {
            this.level = level;
            this.claimed = claimed;
        }

        @Override
        public double value(double x) {
            return level;
        }

        @Override
        public double slope(double x) {
            return claimed;
        }

        @Override
        public double sum(SimpleMatrix x) {
            return level;
        }

        @Override
        public SimpleMatrix gradient(SimpleMatrix x) {
            return SimpleMatrix.filled(1, 3, claimed);
        }
    }

    @Test
    void emptyMethodsEarnNothing() {
        assertThat(Tried.fails(numbers(new Constant(0, 0), POINTS)).sentence()).endsWith("nothing to check yet.");
        assertThat(Tried.fails(matrices(new Constant(0, 0))).sentence()).endsWith("nothing to check yet.");
        assertThat(Tried.fails(numbers(new Constant(3, 0), POINTS)).sentence()).endsWith("nothing to check yet.");
    }

    @Test
    void slopeOfAConstantIsAccused() {
        assertThat(Tried.fails(numbers(new Constant(1, 1), POINTS)).sentence()).contains("is not the derivative");
        assertThat(Tried.fails(matrices(new Constant(1, 1))).sentence()).contains("is not the derivative");
    }

    @Test
    void notANumberEarnsNothing() {
        assertThat(Tried.fails(numbers(new Constant(Double.NaN, 0), POINTS)).sentence())
                .isEqualTo("Curve: value is NaN, which is not a finite number.");
        assertThat(Tried.fails(numbers(new Constant(0, Double.NaN), POINTS)).sentence())
                .isEqualTo("Curve: slope is NaN, which is not a finite number.");
        assertThat(Tried.fails(matrices(new Constant(0, Double.POSITIVE_INFINITY)))
                        .where())
                .isEqualTo("row, row 0, column 0");
    }

    @Test
    void otherShapeIsNamed() {
        Curve narrow = new Right() {
            @Override
            public SimpleMatrix gradient(SimpleMatrix x) {
                return new SimpleMatrix(3, 1);
            }
        };

        assertThat(Tried.fails(() -> derivativeCheck(
                                        Subject.proxy(Curve.class, new LocalSubject(Curve.class, () -> narrow)))
                                .of("sum")
                                .by("gradient")
                                .agreesAt(MATRICES))
                        .sentence())
                .isEqualTo("Curve: gradient must have the shape of its argument, 1 x 3; yours is 3 x 1.");
    }

    /** {@code |x|} with a chosen slope at its kink. */
    static final class Corner extends Right {
        private final double slopeAtZero;

        Corner(double slopeAtZero) {
            this.slopeAtZero = slopeAtZero;
        }

        @Override
        public double value(double x) {
            return Math.abs(x);
        }

        @Override
        public double slope(double x) {
            return x == 0 ? slopeAtZero : Math.signum(x);
        }
    }

    @Test
    void everySubgradientAgreesAtAKink() {
        for (double slope : new double[] {-1, -0.3, 0, 1}) {
            Evidence evidence = Tried.holds(numbers(new Corner(slope), -2, 0, 3));

            assertThat(evidence.findings())
                    .singleElement()
                    .extracting(Finding::sentence)
                    .asString()
                    .contains(" 3 points");
        }
    }

    @Test
    void noSlopeAtAKinkAccusesAnybody() {
        Evidence evidence = Tried.holds(numbers(new Corner(2), -2, 0, 3));

        assertThat(evidence.findings())
                .extracting(Finding::sentence)
                .contains("Curve: slope could not be judged at a point: value has a kink there.");
    }

    @Test
    void whatCannotBeJudgedEarnsNothing() {
        assertThat(Tried.fails(numbers(new Corner(2), 0)).sentence()).contains("could not be judged");
    }

    static final class Noisy extends Right {
        private final Random random = new Random(5);

        @Override
        public double value(double x) {
            return super.value(x) + 0.1 * random.nextGaussian();
        }
    }

    @Test
    void noiseEarnsNothing() {
        assertThat(Tried.fails(numbers(new Noisy(), POINTS)).sentence())
                .isEqualTo("Curve: slope could not be judged at a point: the numeric derivatives are too uncertain;"
                        + " is value noisy?");
    }

    static final class Throwing extends Right {
        @Override
        public double slope(double x) {
            throw new UnsupportedOperationException("later");
        }
    }

    @Test
    void throwingSubmissionFails() {
        assertThatThrownBy(() -> numbers(new Throwing(), POINTS).run()).isInstanceOf(SubjectFailure.class);
    }

    @Test
    void withoutPointsOrMethodsThereIsNoCheck() {
        assertThatThrownBy(() -> numbers(new Right()).run()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> derivativeCheck(new Right()).of("value").agreesAt(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("by(derivative)");
    }
}

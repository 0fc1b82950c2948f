package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradus.check.Words.gradientCheck;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private static final List<Probe> PROBES = Tried.probes();

    /** 600 parameters: checked along random directions. */
    private static final List<Probe> LARGE = List.of(new Probes(8).linear(11, 120, 5));

    private static Runnable check(SquaredLoss submitted, List<Probe> probes) {
        return () ->
                gradientCheck(submitted).withRespectTo("w").multipliedBy("x").agreesAt(probes);
    }

    @Test
    void rightGradientAgrees() {
        Evidence evidence = Tried.holds(check(new SquaredLoss.Right(), PROBES));

        assertThat(evidence.findings()).hasSize(1);
        assertThat(evidence.findings().get(0).sentence())
                .startsWith("SquaredLoss: the gradient with respect to w agrees with the numeric derivatives")
                .contains(" 18 lines");
    }

    @Test
    void rightGradientTakesFourResultsAtEachProbe() {
        Counted counted = new Counted();

        Tried.holds(check(counted, PROBES));

        // Two more to see that the loss depends on the examples and on their labels.
        assertThat(counted.calls).isEqualTo(6 * (4 + 2));
    }

    @Test
    void dependenceOnManyExamplesIsSeenWithAFewOfThem() {
        Counted counted = new Counted();
        Probe many = new Probes(5).linear(500, 3, 2);

        Tried.holds(check(counted, List.of(many)));

        assertThat(counted.calls).isEqualTo(4 + 3);
        assertThat(counted.examples).isEqualTo(4 * 500 + 3 * 32);
    }

    @Test
    void lossThatNeverLooksAtTheLabelsIsNoLoss() {
        SquaredLoss madeUp = (w, x, y, reg) -> new LossAndGradient(
                0.5 * x.mult(w).elementPower(2).elementSum(),
                x.transpose().mult(x).mult(w));

        assertThat(Tried.fails(() -> gradientCheck(new MadeUp(madeUp))
                                .withRespectTo("w")
                                .multipliedBy("x")
                                .agreesAt(PROBES))
                        .sentence())
                .isEqualTo("SquaredLoss: the loss does not change with y: there is nothing to check yet.");
    }

    record MadeUp(SquaredLoss formula) implements SquaredLoss {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            return formula.evaluate(w, x, y, reg);
        }
    }

    static final class Counted extends SquaredLoss.Right {
        private int calls;
        private int examples;

        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            calls++;
            examples += x.getNumRows();
            return super.evaluate(w, x, y, reg);
        }
    }

    /** The loss by itself, beside a gradient that is a method's whole result. */
    interface TwoMethods {
        double loss(SimpleMatrix w, SimpleMatrix x, int[] y, double reg);

        SimpleMatrix slope(SimpleMatrix w, SimpleMatrix x, int[] y, double reg);
    }

    private static TwoMethods twoMethods(SquaredLoss inner) {
        return new TwoMethods() {
            @Override
            public double loss(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
                return inner.evaluate(w, x, y, reg).loss();
            }

            @Override
            public SimpleMatrix slope(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
                return inner.evaluate(w, x, y, reg).gradient();
            }
        };
    }

    private static Runnable checkOfTwoMethods(SquaredLoss inner) {
        return () -> gradientCheck(twoMethods(inner))
                .lossFrom("loss")
                .from("slope")
                .withRespectTo("w")
                .multipliedBy("x")
                .agreesAt(PROBES);
    }

    @Test
    void lossMayComeFromAMethodOfItsOwn() {
        assertThat(Tried.holds(checkOfTwoMethods(new SquaredLoss.Right()))
                        .findings()
                        .get(0)
                        .sentence())
                .startsWith("TwoMethods: the gradient with respect to w agrees");
        assertThat(Tried.fails(checkOfTwoMethods(new SquaredLoss.NotAveraged())).sentence())
                .isEqualTo("TwoMethods: the gradient with respect to w is not the gradient of your loss.");
        assertThat(Tried.fails(checkOfTwoMethods(new SquaredLoss.NotNumbers())).sentence())
                .contains("the loss is NaN");
    }

    @Test
    void rightLargeGradientAgreesAlongDirections() {
        Evidence evidence = Tried.holds(check(new SquaredLoss.Right(), LARGE));

        assertThat(evidence.findings().get(0).sentence()).contains(" 3 lines");
    }

    @Test
    void shownErrorOfARightGradientIsSmall() {
        String sentence = Tried.holds(check(new SquaredLoss.Right(), PROBES))
                .findings()
                .get(0)
                .sentence();

        assertThat(Double.parseDouble(sentence.replaceFirst(".*relative error ([0-9.e+-]+)\\.$", "$1")))
                .isLessThan(1e-4);
    }

    @Test
    void wrongGradientIsAccusedWithCoordinatesAndPictures() {
        Finding finding = Tried.fails(check(new SquaredLoss.NotAveraged(), PROBES));

        assertThat(finding.sentence())
                .isEqualTo("SquaredLoss: the gradient with respect to w is not the gradient of your loss.");
        assertThat(finding.where()).startsWith("probe with 7 examples, 5 features, 3 classes, w[");
        assertThat(finding.coordinates())
                .hasSize(8)
                .allMatch(row -> row.verdict().equals("disagrees"));
        assertThat(finding.figures()).hasSize(2);
    }

    @Test
    void wrongLargeGradientIsAccused() {
        Finding finding = Tried.fails(check(new SquaredLoss.NotAveraged(), LARGE));

        assertThat(finding.coordinates()).isNotEmpty();
        assertThat(finding.expected()).endsWith("(numeric)");
        assertThat(finding.figures()).hasSize(1);
    }

    /** Wrong in one entry out of 600. */
    static final class WrongEntry extends SquaredLoss.Right {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            LossAndGradient right = super.evaluate(w, x, y, reg);
            right.gradient().set(77, 3, right.gradient().get(77, 3) + 1);
            return right;
        }
    }

    @Test
    void wrongEntryThatTheSampleMissedIsNotExplainedByARightOne() {
        Finding finding = Tried.fails(check(new WrongEntry(), LARGE));

        assertThat(finding.where()).endsWith("along random directions");
        assertThat(finding.expected()).isNull();
        assertThat(finding.coordinates()).allMatch(row -> row.verdict().equals("agrees"));
    }

    @Test
    void emptyStarterEarnsNothing() {
        assertThat(Tried.fails(check(new SquaredLoss.Zeros(), PROBES)).sentence())
                .contains("nothing to check yet");
        assertThat(Tried.fails(check(new SquaredLoss.Zeros(), LARGE)).sentence())
                .contains("nothing to check yet");
    }

    @Test
    void constantLossWithAnotherGradientEarnsNothing() {
        assertThat(Tried.fails(check(new SquaredLoss.Ones(), PROBES)).sentence())
                .contains("is not the gradient");
        assertThat(Tried.fails(check(new SquaredLoss.Ones(), LARGE)).sentence()).contains("is not the gradient");
    }

    @Test
    void notANumberEarnsNothing() {
        assertThat(Tried.fails(check(new SquaredLoss.NotNumbers(), PROBES)).sentence())
                .isEqualTo("SquaredLoss: the loss is NaN, which is not a finite number.");
    }

    static final class NotANumberInGradient extends SquaredLoss.Right {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            LossAndGradient right = super.evaluate(w, x, y, reg);
            right.gradient().set(1, 2 % w.getNumCols(), Double.NaN);
            return right;
        }
    }

    @Test
    void notANumberInTheGradientIsShownWhereItIs() {
        assertThat(Tried.fails(check(new NotANumberInGradient(), PROBES)).where())
                .endsWith("w[1, 2]");
    }

    /** Not a number as soon as the weights move. */
    static final class NotANumberElsewhere extends SquaredLoss.Right {
        private final List<Double> seen =
                PROBES.stream().map(probe -> probe.matrix("w").elementSum()).toList();

        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            LossAndGradient right = super.evaluate(w, x, y, reg);
            return seen.contains(w.elementSum()) ? right : new LossAndGradient(Double.NaN, right.gradient());
        }
    }

    @Test
    void whatCannotBeJudgedEarnsNothing() {
        assertThat(Tried.fails(check(new NotANumberElsewhere(), PROBES)).sentence())
                .contains("could not be judged");
    }

    @Test
    void otherShapeIsNamed() {
        Finding finding = Tried.fails(check(new SquaredLoss.Transposed(), PROBES));

        assertThat(finding.sentence()).contains("must have the shape of w, 5 x 3; yours is 3 x 5");
    }

    @Test
    void throwingSubmissionFails() {
        assertThatThrownBy(() -> check(new SquaredLoss.Throwing(), PROBES).run())
                .isInstanceOf(SubjectFailure.class);
    }

    @Test
    void noProbesProveNothing() {
        assertThatThrownBy(() -> check(new SquaredLoss.Right(), List.of()).run())
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The loss of margins: zero, with a zero gradient, where all margins are kept. */
    static final class Margins implements SquaredLoss {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            double loss = 0;
            SimpleMatrix gradient = new SimpleMatrix(w.getNumRows(), w.getNumCols());
            for (int i = 0; i < y.length; i++) {
                double missing = 1 - x.getRow(i).mult(w).get(0, y[i]);
                if (missing > 0) {
                    loss += missing;
                    for (int k = 0; k < w.getNumRows(); k++) {
                        gradient.set(k, y[i], gradient.get(k, y[i]) - x.get(i, k));
                    }
                }
            }
            return new LossAndGradient(loss, gradient);
        }
    }

    @Test
    void oneProbeWithoutLossAccusesNobody() {
        Probe kept = PROBES.get(0).with("w", SimpleMatrix.filled(5, 3, 0.0)).with("reg", 0.0);
        SimpleMatrix bias = kept.matrix("w").copy();
        for (int column = 0; column < 3; column++) {
            bias.set(0, column, 50);
        }
        List<Probe> probes = List.of(kept.with("w", bias), PROBES.get(1), PROBES.get(2));

        Evidence evidence = Tried.holds(check(new Margins(), probes));

        assertThat(evidence.findings()).hasSize(2);
    }
}

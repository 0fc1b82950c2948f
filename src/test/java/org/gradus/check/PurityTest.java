package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradus.check.Words.purity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PurityTest {
    private static final List<Probe> PROBES = Tried.probes();

    private record Word(String name, Consumer<SquaredLoss> examine) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Word> WORDS = List.of(
            new Word("answersTheSameAt", submitted -> purity(submitted).answersTheSameAt(PROBES)),
            new Word("leavesInputsUnchangedAt", submitted -> purity(submitted).leavesInputsUnchangedAt(PROBES)),
            new Word("returnsNewObjectsAt", submitted -> purity(submitted).returnsNewObjectsAt(PROBES)));

    @ParameterizedTest
    @FieldSource("WORDS")
    void rightSubmissionHolds(Word word) {
        Evidence evidence = Tried.holds(() -> word.examine().accept(new SquaredLoss.Right()));

        assertThat(evidence.findings()).hasSize(1);
        assertThat(evidence.credit()).isEqualTo(1);
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void constantsHaveNothingToExamine(Word word) {
        for (SquaredLoss constant :
                List.of(new SquaredLoss.Zeros(), new SquaredLoss.Ones(), new SquaredLoss.NotNumbers())) {
            assertThat(Tried.fails(() -> word.examine().accept(constant)).sentence())
                    .as(constant.getClass().getSimpleName())
                    .contains("nothing to examine yet");
        }
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void throwingSubmissionFails(Word word) {
        assertThatThrownBy(() -> word.examine().accept(new SquaredLoss.Throwing()))
                .isInstanceOf(SubjectFailure.class)
                .hasMessageContaining("SquaredLoss.evaluate threw java.lang.ArrayIndexOutOfBoundsException");
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void wrongNumbersAndShapesAreNoMatterOfPurity(Word word) {
        Tried.holds(() -> word.examine().accept(new SquaredLoss.NotAveraged()));
        Tried.holds(() -> word.examine().accept(new SquaredLoss.Transposed()));
    }

    @Test
    void noProbesProveNothing() {
        Purity purity = purity(new SquaredLoss.Right());

        assertThatThrownBy(() -> purity.answersTheSameAt(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> purity.leavesInputsUnchangedAt(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> purity.returnsNewObjectsAt(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Answers with whole numbers. */
    interface Classifier {
        int[] predict(SimpleMatrix w, SimpleMatrix x);

        double count(SimpleMatrix x);
    }

    static final class Sign implements Classifier {
        @Override
        public int[] predict(SimpleMatrix w, SimpleMatrix x) {
            SimpleMatrix scores = x.mult(w);
            int[] classes = new int[x.getNumRows()];
            Arrays.setAll(classes, i -> scores.get(i, 0) > 0 ? 1 : 0);
            return classes;
        }

        @Override
        public double count(SimpleMatrix x) {
            return x.getNumRows();
        }
    }

    @Test
    void wholeNumbersThatDependOnTheArgumentsAreNoConstants() {
        Tried.holds(() -> purity(new Sign()).on("predict").answersTheSameAt(PROBES));
        Tried.holds(() -> purity(new Sign()).on("predict").leavesInputsUnchangedAt(PROBES));
        Tried.holds(() -> purity(new Sign()).on("count").answersTheSameAt(PROBES));
    }

    @Test
    void oneProbeIsEnough() {
        List<Probe> one = PROBES.subList(0, 1);

        Tried.holds(() -> purity(new SquaredLoss.Right()).answersTheSameAt(one));
        assertThat(Tried.fails(() -> purity(new SquaredLoss.Ones()).leavesInputsUnchangedAt(one))
                        .sentence())
                .contains("nothing to examine yet");
    }

    /** Remembers answers under a key. */
    private static SquaredLoss remembering(Key key, Map<Object, LossAndGradient> memory) {
        return new Remembering(key, memory);
    }

    private interface Key {
        Object of(SimpleMatrix w, SimpleMatrix x, int[] y, double reg);
    }

    /** Has no constructor without parameters, so its new instance is made by the subject below. */
    private static final class Remembering extends SquaredLoss.Right {
        private final Key key;
        private final Map<Object, LossAndGradient> memory;

        Remembering(Key key, Map<Object, LossAndGradient> memory) {
            this.key = key;
            this.memory = memory;
        }

        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            LossAndGradient known = memory.computeIfAbsent(key.of(w, x, y, reg), k -> super.evaluate(w, x, y, reg));
            return new LossAndGradient(known.loss(), known.gradient().copy());
        }
    }

    private static Subject eachWithItsOwnMemory(Key key) {
        return new LocalSubject(SquaredLoss.class, () -> remembering(key, new HashMap<>()));
    }

    private static String shape(SimpleMatrix matrix) {
        return matrix.getNumRows() + "x" + matrix.getNumCols();
    }

    private static Object content(SimpleMatrix matrix) {
        return shape(matrix) + Arrays.hashCode(matrix.getDDRM().data);
    }

    static final Map<String, Key> STALE = Map.of(
            "by sizes", (w, x, y, reg) -> shape(w) + shape(x),
            "by sizes and reg", (w, x, y, reg) -> shape(w) + shape(x) + reg,
            "by w", (w, x, y, reg) -> content(w) + shape(x),
            "by x", (w, x, y, reg) -> content(x) + shape(w),
            "by w and x", (w, x, y, reg) -> content(w) + "" + content(x),
            "by all but reg", (w, x, y, reg) -> content(w) + "" + content(x) + Arrays.toString(y),
            "by all but x", (w, x, y, reg) -> content(w) + shape(x) + Arrays.toString(y) + reg,
            "by all but y", (w, x, y, reg) -> content(w) + "" + content(x) + reg);

    @Test
    void staleAnswersAreNoticed() {
        STALE.forEach((name, key) -> assertThat(
                        Tried.fails(() -> Purity.of(eachWithItsOwnMemory(key)).answersTheSameAt(PROBES))
                                .sentence())
                .as("remembered " + name)
                .contains("the same arguments gave another answer when called after calls with other numbers"));
    }

    @Test
    void answersRememberedByAllArgumentsAreFresh() {
        Tried.holds(() -> Purity.of(
                        eachWithItsOwnMemory((w, x, y, reg) -> content(w) + "" + content(x) + Arrays.toString(y) + reg))
                .answersTheSameAt(PROBES));
    }

    @Test
    void staleAnswersOfAllInstancesTogetherAreNoticed() {
        Map<Object, LossAndGradient> shared = new HashMap<>();
        Subject submitted = new LocalSubject(
                SquaredLoss.class, () -> remembering((w, x, y, reg) -> shape(w) + shape(x) + reg, shared));

        assertThat(Tried.fails(() -> Purity.of(submitted).answersTheSameAt(PROBES))
                        .sentence())
                .contains("gave an old answer again");
    }

    static final class Accumulating extends SquaredLoss.Right {
        private double times;

        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            times++;
            LossAndGradient right = super.evaluate(w, x, y, reg);
            return new LossAndGradient(right.loss(), right.gradient().scale(times));
        }
    }

    @Test
    void accumulatedResultsAreNamed() {
        List<Probe> one = PROBES.subList(0, 1);

        assertThat(Tried.fails(() -> purity(new Accumulating()).answersTheSameAt(one))
                        .sentence())
                .isEqualTo("SquaredLoss: the same arguments gave another answer when called again."
                        + " The second answer is exactly twice the first.");
    }

    static final class LastDigits extends SquaredLoss.Right {
        private int calls;

        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            LossAndGradient right = super.evaluate(w, x, y, reg);
            return new LossAndGradient(right.loss() * (1 + Math.ulp(1.0) * (calls++ % 2)), right.gradient());
        }
    }

    @Test
    void lastDigitsCostNothing() {
        Evidence evidence = Tried.holds(() -> purity(new LastDigits()).answersTheSameAt(PROBES));

        assertThat(evidence.credit()).isEqualTo(1);
        assertThat(evidence.findings())
                .extracting(Finding::sentence)
                .anyMatch(sentence -> sentence.contains("the last digits differ"));
    }

    static final class ChangesWeightsAndLabels extends SquaredLoss.Right {
        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            LossAndGradient right = super.evaluate(w, x, y, reg);
            w.set(0, 0, w.get(0, 0) + 0.25);
            y[0] = 0;
            return right;
        }
    }

    @Test
    void changedArgumentIsNamedWithTheSizeOfTheChange() {
        Finding finding =
                Tried.fails(() -> purity(new ChangesWeightsAndLabels()).leavesInputsUnchangedAt(PROBES));

        assertThat(finding.sentence()).isEqualTo("SquaredLoss: evaluate changes its argument w in place.");
        assertThat(finding.found()).isEqualTo("w changed by up to 0.25");
    }

    static final class OneMatrixForAll extends SquaredLoss.Right {
        private final List<SimpleMatrix> kept = new ArrayList<>();

        @Override
        public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
            LossAndGradient right = super.evaluate(w, x, y, reg);
            for (SimpleMatrix old : kept) {
                if (shape(old).equals(shape(w))) {
                    old.setTo(right.gradient());
                    return new LossAndGradient(right.loss(), old);
                }
            }
            kept.add(right.gradient());
            return right;
        }
    }

    @Test
    void matrixThatIsReturnedAgainIsNoticed() {
        assertThat(Tried.fails(() -> purity(new OneMatrixForAll()).returnsNewObjectsAt(PROBES))
                        .sentence())
                .contains("changed or returned again a matrix");
    }
}

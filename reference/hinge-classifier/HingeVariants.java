package org.gradus.assignments.hinge;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;
import org.gradus.diagnosis.Slip;
import org.gradus.diagnosis.Terms;
import org.gradus.diagnosis.Variants;

/** What students make of the multiclass hinge loss and its gradient: wrong terms by name. Wrong factors need no name here. */
public final class HingeVariants implements Variants {
    private static final Slip DELTA_MISSING = Slip.of(
                    "delta-missing",
                    "The margin delta is missing.",
                    "Where does delta stand in the formula of the margin?")
            .inLoss("The margin delta is missing in your loss.")
            .inGradient("The margin delta is missing where your gradient decides which margins are violated.");
    private static final Slip DELTA_ALWAYS_ONE = Slip.of(
                    "delta-always-one",
                    "You take delta to be 1, whatever the argument says.",
                    "Which of your numbers stands for the argument delta?")
            .inLoss("Your loss takes delta to be 1, whatever the argument says.")
            .inGradient("Your gradient takes delta to be 1, whatever the argument says.");
    private static final Slip DELTA_OUTSIDE = Slip.of(
            "delta-outside-maximum",
            "Delta is added outside the maximum: max(0, s_j - s_y) + delta instead of max(0, s_j - s_y + delta).",
            "Which brackets belong to the maximum?");
    private static final Slip TRUE_CLASS_TERM_MISSING = Slip.of(
            "true-class-term-missing",
            "The column of the true class gets no gradient, though its score stands in every margin.",
            "In how many margins of one example does the score of the true class stand, and with which sign?");
    private static final Slip TRUE_CLASS_COUNTED_ONCE = Slip.of(
            "true-class-counted-once",
            "The true class gets -1 if any margin is violated, instead of minus the number of violated margins.",
            "In how many margins of one example does the score of the true class stand?");
    private static final Slip TRUE_CLASS_ALWAYS = Slip.of(
            "true-class-always-minus-one",
            "The true class always gets -1, instead of minus the number of violated margins.",
            "What is the gradient of an example none of whose margins is violated?");
    private static final Slip TRUE_CLASS_SIGN = Slip.of(
            "true-class-sign-flipped",
            "The entry of the true class has the wrong sign.",
            "With which sign does the score of the true class stand in a margin?");
    private static final Slip TRUE_CLASS_COUNTED = Slip.of(
                    "true-class-margin-counted",
                    "The true class is counted among the wrong ones: it adds delta to every example's loss, and one more -1 to its gradient.",
                    "Over which classes does the sum of one example run?")
            .inLoss("Your loss counts the true class among the wrong ones, which adds delta to every example.")
            .inGradient("Your gradient counts one violated margin too many at the true class.")
            .asOffset()
            .asContradiction();
    private static final Slip SQUARED = Slip.of(
                    "squared-hinge",
                    "The margins are squared: that is the squared hinge loss.",
                    "Is the margin itself summed, or its square?")
            .asConvention();
    private static final Slip MARGIN_FOR_INDICATOR = Slip.of(
            "margin-instead-of-indicator",
            "The gradient multiplies by the margin where it should only ask whether the margin is violated.",
            "What is the derivative of max(0, m) by m?");
    private static final Slip LARGEST_ONLY = Slip.of(
                    "largest-violation-only",
                    "Only the largest margin of each example counts; here all violated ones do.",
                    "Is there a sum or a maximum over the wrong classes?")
            .asConvention();
    private static final Slip MARGIN_REVERSED = Slip.of(
            "margin-reversed",
            "The margin is reversed: s_y - s_j + delta instead of s_j - s_y + delta.",
            "When is a margin violated: when the true class has the higher score, or the lower one?");
    private static final Slip EVERY_MARGIN = Slip.of(
                    "every-margin-counts",
                    "Every margin counts, also those that are not violated.",
                    "Which margins contribute to the loss, and which to the gradient?")
            .inLoss("Your loss sums all margins, also those that are not violated.")
            .inGradient("Your gradient counts all margins, also those that are not violated.");
    private static final Slip SMOOTH = Slip.of(
                    "smooth-maximum",
                    "The maximum is replaced by log(1 + exp(m)), and its derivative by a sigmoid.",
                    "Where is the maximum with 0?")
            .inGradient("The derivative of the maximum is replaced by a sigmoid.")
            .asConvention();
    private static final Slip LABEL_OFF_BY_ONE = Slip.of(
                    "label-off-by-one",
                    "Your loss and your gradient take the class after the true one.",
                    "Are the labels counted from 0 or from 1?")
            .inLoss("Your loss takes the class after the true one.")
            .inGradient("Your gradient takes the class after the true one.");
    private static final Slip LABEL_ONE_BEFORE = Slip.of(
                    "label-one-before",
                    "Your loss and your gradient take the class before the true one.",
                    "Are the labels counted from 0 or from 1?")
            .inLoss("Your loss takes the class before the true one.")
            .inGradient("Your gradient takes the class before the true one.");
    private static final Slip LABEL_OF_FIRST = Slip.of(
                    "label-of-first-example",
                    "Every example is given the label of the first one.",
                    "Which index runs over the examples where you look up the label?")
            .inLoss("Your loss uses the label of the first example for all examples.")
            .inGradient("Your gradient uses the label of the first example for all examples.");
    private static final Slip FIRST_EXAMPLE_MISSING = Slip.of(
                    "first-example-missing",
                    "The first example is left out.",
                    "Where does your loop over the examples begin?")
            .inLoss("Your loss leaves out the first example.")
            .inGradient("Your gradient leaves out the first example.");
    private static final Slip LAST_EXAMPLE_MISSING = Slip.of(
                    "last-example-missing",
                    "The last example is left out.",
                    "Where does your loop over the examples end?")
            .inLoss("Your loss leaves out the last example.")
            .inGradient("Your gradient leaves out the last example.");
    private static final Slip DELTA_SUBTRACTED = Slip.of(
                    "delta-subtracted",
                    "The margin delta is subtracted instead of added.",
                    "How much higher than the others must the score of the true class be, for a loss of 0?")
            .inLoss("Your loss subtracts the margin delta instead of adding it.")
            .inGradient(
                    "Where your gradient decides which margins are violated, delta is subtracted instead of added.");
    private static final Slip MARGIN_AT_WRONG_CLASSES = Slip.of(
            "margin-at-wrong-classes",
            "The wrong classes get their margin where they should get 1; the true class gets minus the number of violated margins.",
            "What is the derivative of max(0, m) by m?");
    private static final Slip CLASSES_AFTER_TRUE_MISSING = Slip.of(
                    "classes-after-the-true-one-missing",
                    "Only the classes before the true one count: those after it are left out.",
                    "What does your loop over the classes do when it comes to the true one: does it go on, or end?")
            .inLoss("In your loss only the classes before the true one count.")
            .inGradient("In your gradient only the classes before the true one count.");

    private static final Slip BIAS_ROW_NOT_PENALISED = Slip.of(
                    "bias-row-not-penalised",
                    "The first row of the weights is not penalised; here every row is.",
                    "Over which rows of W does the penalty's sum run in the handout?")
            .inLoss("Your loss does not penalise the first row of the weights; here every row is.")
            .inGradient("Your gradient does not penalise the first row of the weights; here every row is.")
            .asConvention();
    private static final Slip SQUARE_OF_SUM = Slip.of(
                    "square-of-sum",
                    "The penalty squares the sum of the weights instead of summing their squares.",
                    "What comes first: the square or the sum?")
            .inGradient("The gradient of your penalty is the sum of all weights, the same number in every entry.");
    private static final Slip ABSOLUTE_VALUES = Slip.of(
                    "absolute-values",
                    "The penalty is of absolute values (L1) instead of squares.",
                    "Is the penalty made of squares or of absolute values?")
            .inGradient("The gradient of your penalty is the sign of the weights, which belongs to absolute values.")
            .asConvention();
    private static final Slip NORM_NOT_SQUARED = Slip.of(
                    "norm-not-squared",
                    "The penalty is the norm of the weights, not its square.",
                    "Is there a square root in your penalty?")
            .inGradient("The gradient of your penalty is divided by the norm of the weights.");
    private static final Slip WITHOUT_WEIGHTS = Slip.of(
                    "penalty-without-weights",
                    "The weights are missing in the penalty: reg itself is added.",
                    "By what is reg multiplied in the formula of the penalty?")
            .asContradiction();
    private static final Slip WITHOUT_REG = Slip.of(
            "penalty-without-reg",
            "The penalty is not multiplied by reg.",
            "What becomes of your penalty if reg is 0?");

    /** A slope for each margin, as a function of the margin. */
    private static final DoubleUnaryOperator STEP = margin -> margin > 0 ? 1 : 0;

    @Override
    public Class<?> role() {
        return HingeLoss.class;
    }

    @Override
    public void describe(Probe probe, Terms terms) {
        SimpleMatrix w = probe.matrix("w");
        SimpleMatrix x = probe.matrix("x");
        int[] y = probe.labels("y");
        double delta = probe.number("delta");
        terms.size("n", "number of examples", x.getNumRows())
                .size("d", "number of features", w.getNumRows())
                .size("c", "number of classes", w.getNumCols())
                .averagedOver("n");
        SimpleMatrix s = x.mult(w);
        losses(s, y, delta, terms);
        gradients(s, x, y, delta, terms);
        penalties(w, probe.number("reg"), terms);
    }

    private static void losses(SimpleMatrix s, int[] y, double delta, Terms terms) {
        int c = s.getNumCols();
        DoubleUnaryOperator hinge = margin -> Math.max(0, margin);
        double right = loss(margins(s, y, delta), y, hinge);
        terms.data("loss", right)
                .data("loss", loss(margins(s, y, 0), y, hinge), DELTA_MISSING)
                .data("loss", loss(margins(s, y, 1), y, hinge), DELTA_ALWAYS_ONE)
                .data("loss", loss(margins(s, y, 0), y, hinge) + (c - 1) * delta, DELTA_OUTSIDE)
                .data("loss", loss(margins(s, y, -delta), y, hinge), DELTA_SUBTRACTED)
                .data("loss", loss(beforeTrue(margins(s, y, delta), y), y, hinge), CLASSES_AFTER_TRUE_MISSING)
                .data("loss", loss(kept(margins(s, y, delta), 1, y.length), y, hinge), FIRST_EXAMPLE_MISSING)
                .data("loss", loss(kept(margins(s, y, delta), 0, y.length - 1), y, hinge), LAST_EXAMPLE_MISSING)
                .data("loss", right + delta, TRUE_CLASS_COUNTED)
                .data("loss", loss(margins(s, y, delta), y, margin -> Math.pow(Math.max(0, margin), 2)), SQUARED)
                .data("loss", largest(margins(s, y, delta), y), LARGEST_ONLY)
                .data("loss", loss(margins(s.negative(), y, delta), y, hinge), MARGIN_REVERSED)
                .data("loss", loss(margins(s, y, delta), y, margin -> margin), EVERY_MARGIN)
                .data("loss", loss(margins(s, y, delta), y, margin -> Math.log(1 + Math.exp(margin))), SMOOTH)
                .data("loss", shiftedLoss(s, y, 1, delta), LABEL_OFF_BY_ONE)
                .data("loss", shiftedLoss(s, y, c - 1, delta), LABEL_ONE_BEFORE)
                .data("loss", labelledLoss(s, first(y), delta), LABEL_OF_FIRST);
        // A last batch of 2 is the last example, as the sizes are odd.
        for (int batch = 3; batch <= 5; batch++) {
            int used = y.length - y.length % batch;
            int[] labels = Arrays.copyOf(y, used);
            terms.data(
                    "loss",
                    used == 0 ? 0 : labelledLoss(s.rows(0, used), labels, delta) * used / y.length,
                    dropped(batch));
        }
    }

    private static void gradients(SimpleMatrix s, SimpleMatrix x, int[] y, double delta, Terms terms) {
        int c = s.getNumCols();
        SimpleMatrix margins = margins(s, y, delta);
        SimpleMatrix others = slopes(margins, y, STEP);
        SimpleMatrix right = withTrueClass(others, y, -1);
        SimpleMatrix once = others.copy();
        SimpleMatrix always = others.copy();
        SimpleMatrix counted = right.copy();
        for (int i = 0; i < y.length; i++) {
            once.set(i, y[i], others.getRow(i).elementSum() > 0 ? -1 : 0);
            always.set(i, y[i], -1);
            counted.set(i, y[i], right.get(i, y[i]) - 1);
        }
        add(terms, x, right);
        SimpleMatrix without = withTrueClass(slopes(margins(s, y, 0), y, STEP), y, -1);
        add(terms, x, without, DELTA_MISSING);
        add(terms, x, withTrueClass(slopes(margins(s, y, 1), y, STEP), y, -1), DELTA_ALWAYS_ONE);
        add(terms, x, without, DELTA_OUTSIDE);
        add(terms, x, withTrueClass(slopes(margins(s, y, -delta), y, STEP), y, -1), DELTA_SUBTRACTED);
        add(terms, x, withTrueClass(slopes(beforeTrue(margins, y), y, STEP), y, -1), CLASSES_AFTER_TRUE_MISSING);
        add(terms, x, kept(right, 1, y.length), FIRST_EXAMPLE_MISSING);
        add(terms, x, kept(right, 0, y.length - 1), LAST_EXAMPLE_MISSING);
        add(terms, x, others, TRUE_CLASS_TERM_MISSING);
        add(terms, x, once, TRUE_CLASS_COUNTED_ONCE);
        add(terms, x, always, TRUE_CLASS_ALWAYS);
        add(terms, x, withTrueClass(others, y, 1), TRUE_CLASS_SIGN);
        add(terms, x, counted, TRUE_CLASS_COUNTED);
        add(terms, x, withTrueClass(slopes(margins, y, m -> 2 * Math.max(0, m)), y, -1), SQUARED);
        add(terms, x, withTrueClass(slopes(margins, y, m -> Math.max(0, m)), y, -1), MARGIN_FOR_INDICATOR);
        SimpleMatrix marginsAtOthers = slopes(margins, y, m -> Math.max(0, m));
        for (int i = 0; i < y.length; i++) {
            marginsAtOthers.set(i, y[i], right.get(i, y[i]));
        }
        add(terms, x, marginsAtOthers, MARGIN_AT_WRONG_CLASSES);
        add(terms, x, largestSlopes(margins, y), LARGEST_ONLY);
        add(
                terms,
                x,
                withTrueClass(slopes(margins(s.negative(), y, delta), y, STEP), y, -1)
                        .negative(),
                MARGIN_REVERSED);
        add(terms, x, withTrueClass(slopes(margins, y, m -> 1), y, -1), EVERY_MARGIN);
        add(terms, x, withTrueClass(slopes(margins, y, m -> 1 / (1 + Math.exp(-m))), y, -1), SMOOTH);
        add(terms, x, labelled(s, shifted(y, 1, c), delta), LABEL_OFF_BY_ONE);
        add(terms, x, labelled(s, shifted(y, c - 1, c), delta), LABEL_ONE_BEFORE);
        add(terms, x, labelled(s, first(y), delta), LABEL_OF_FIRST);
        for (int batch = 3; batch <= 5; batch++) {
            add(terms, x, kept(right, 0, y.length - y.length % batch), dropped(batch));
        }
    }

    private static void penalties(SimpleMatrix w, double reg, Terms terms) {
        SimpleMatrix withoutBias = w.copy();
        withoutBias.setRow(0, new SimpleMatrix(1, w.getNumCols()));
        SimpleMatrix signs = w.elementOp((int i, int j, double weight) -> Math.signum(weight));
        SimpleMatrix ones = SimpleMatrix.filled(w.getNumRows(), w.getNumCols(), 1);
        double sum = w.elementSum();
        double norm = w.normF();
        terms.penalty("loss", 0.5 * reg * squares(w))
                .penalty("loss", 0.5 * reg * squares(withoutBias), BIAS_ROW_NOT_PENALISED)
                .penalty("loss", 0.5 * reg * sum * sum, SQUARE_OF_SUM)
                .penalty("loss", reg * w.elementMult(signs).elementSum(), ABSOLUTE_VALUES)
                .penalty("loss", 0.5 * reg * norm, NORM_NOT_SQUARED)
                .penalty("loss", reg, WITHOUT_WEIGHTS)
                .penalty("loss", 0.5 * squares(w), WITHOUT_REG);
        terms.penalty("gradient", w.scale(reg))
                .penalty("gradient", withoutBias.scale(reg), BIAS_ROW_NOT_PENALISED)
                .penalty("gradient", ones.scale(reg * sum), SQUARE_OF_SUM)
                .penalty("gradient", signs.scale(reg), ABSOLUTE_VALUES)
                .penalty("gradient", w.scale(0.5 * reg / norm), NORM_NOT_SQUARED)
                .penalty("gradient", ones.scale(reg), WITHOUT_WEIGHTS)
                .penalty("gradient", w, WITHOUT_REG);
    }

    private static void add(Terms terms, SimpleMatrix x, SimpleMatrix scoreGradient, Slip... slips) {
        terms.data("gradient", x.transpose().mult(scoreGradient).divide(x.getNumRows()), slips);
    }

    private static Slip dropped(int batch) {
        return Slip.of(
                        "last-partial-batch-dropped-" + batch,
                        "The examples that do not fill a last batch of " + batch + " are left out.",
                        "What happens to the examples that are left over when the batches are full?")
                .inLoss("Your loss leaves out the examples that do not fill a last batch of " + batch + ".")
                .inGradient("Your gradient leaves out the examples that do not fill a last batch of " + batch + ".");
    }

    private static SimpleMatrix margins(SimpleMatrix s, int[] y, double delta) {
        return s.elementOp((int i, int j, double score) -> score - s.get(i, y[i]) + delta);
    }

    private static double loss(SimpleMatrix margins, int[] y, DoubleUnaryOperator of) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < margins.getNumCols(); j++) {
                sum += j == y[i] ? 0 : of.applyAsDouble(margins.get(i, j));
            }
        }
        return sum / y.length;
    }

    /** Margins of the classes before the true one; 0, which is not violated, for the others. */
    private static SimpleMatrix beforeTrue(SimpleMatrix margins, int[] y) {
        return margins.elementOp((int i, int j, double margin) -> j < y[i] ? margin : 0);
    }

    private static SimpleMatrix kept(SimpleMatrix values, int from, int to) {
        return values.elementOp((int i, int j, double value) -> i >= from && i < to ? value : 0);
    }

    private static double labelledLoss(SimpleMatrix s, int[] y, double delta) {
        return loss(margins(s, y, delta), y, margin -> Math.max(0, margin));
    }

    private static double shiftedLoss(SimpleMatrix s, int[] y, int by, double delta) {
        return labelledLoss(s, shifted(y, by, s.getNumCols()), delta);
    }

    private static double largest(SimpleMatrix margins, int[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += Math.max(0, margins.get(i, rival(margins, i, y[i])));
        }
        return sum / y.length;
    }

    private static int rival(SimpleMatrix margins, int i, int label) {
        int rival = label == 0 ? 1 : 0;
        for (int j = 0; j < margins.getNumCols(); j++) {
            rival = j != label && margins.get(i, j) > margins.get(i, rival) ? j : rival;
        }
        return rival;
    }

    private static SimpleMatrix slopes(SimpleMatrix margins, int[] y, DoubleUnaryOperator of) {
        return margins.elementOp((int i, int j, double margin) -> j == y[i] ? 0 : of.applyAsDouble(margin));
    }

    /** The slopes with {@code sign} times their sum at the true class of each example. */
    private static SimpleMatrix withTrueClass(SimpleMatrix others, int[] y, double sign) {
        return others.elementOp((int i, int j, double slope) ->
                j == y[i] ? sign * others.getRow(i).elementSum() : slope);
    }

    private static SimpleMatrix labelled(SimpleMatrix s, int[] y, double delta) {
        return withTrueClass(slopes(margins(s, y, delta), y, STEP), y, -1);
    }

    private static SimpleMatrix largestSlopes(SimpleMatrix margins, int[] y) {
        SimpleMatrix slopes = new SimpleMatrix(margins.getNumRows(), margins.getNumCols());
        for (int i = 0; i < y.length; i++) {
            int rival = rival(margins, i, y[i]);
            double slope = STEP.applyAsDouble(margins.get(i, rival));
            slopes.set(i, rival, slope);
            slopes.set(i, y[i], -slope);
        }
        return slopes;
    }

    private static int[] shifted(int[] y, int by, int classes) {
        return Arrays.stream(y).map(label -> (label + by) % classes).toArray();
    }

    private static int[] first(int[] y) {
        return Arrays.stream(y).map(label -> y[0]).toArray();
    }

    private static double squares(SimpleMatrix w) {
        return w.elementPower(2).elementSum();
    }
}

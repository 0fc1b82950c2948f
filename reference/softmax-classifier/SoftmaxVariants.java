package org.gradus.assignments.softmax;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;
import org.gradus.diagnosis.Slip;
import org.gradus.diagnosis.Terms;
import org.gradus.diagnosis.Variants;

/** What students make of the softmax loss and its gradient: wrong terms by name. Wrong factors need no name here. */
public final class SoftmaxVariants implements Variants {
    private static final Slip TRUE_SCORE_MISSING = Slip.of(
                    "true-score-missing",
                    "The score of the true class is missing in the loss, and the -1 at the true class in the gradient.",
                    "Write down the derivative of the loss by the scores of one example, once for the true class and once for another one.")
            .inLoss("The score of the true class is missing: your loss is the mean of log(sum of exponentials) alone.")
            .inGradient("The -1 at the true class is missing: your derivative by the scores is P instead of P - Y.");
    private static final Slip MAXIMUM_NOT_ADDED_BACK = Slip.of(
            "maximum-not-added-back",
            "The maximum is subtracted in the exponents of your loss, but not from the score of the true class: it does not cancel.",
            "The logarithm of sum(exp(s)) is the maximum plus that of sum(exp(s - maximum)). What happens to that first maximum?");
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
    private static final Slip SUM_OVER_EXAMPLES = Slip.of(
                    "sum-over-examples",
                    "The exponentials are summed over the examples instead of over the classes: the columns of your P sum to 1, not its rows.",
                    "Over what does the sum in the denominator run: one example's classes, or one class's examples?")
            .inLoss("In your loss the exponentials are summed over the examples instead of over the classes.")
            .inGradient("In your gradient the exponentials are summed over the examples instead of over the classes.")
            .asContradiction();
    private static final Slip SCORES_NEGATED = Slip.of(
                    "scores-negated",
                    "Your probabilities are the softmax of -XW instead of XW.",
                    "Which sign does the exponent have?")
            .inLoss("Your loss is that of the scores -XW instead of XW.")
            .inGradient("Your gradient is that of the scores -XW instead of XW.");
    private static final Slip MAXIMUM_OF_COLUMN = Slip.of(
                    "maximum-of-each-column",
                    "You subtract the maximum of each class over the examples; it does not cancel, so loss and gradient are those of other scores.",
                    "From which scores may the same number be subtracted without changing the probabilities?")
            .inLoss("In your loss you subtract the maximum of each class over the examples, which does not cancel.")
            .inGradient(
                    "In your gradient you subtract the maximum of each class over the examples, which does not cancel.")
            .asContradiction();
    private static final Slip ONLY_TRUE_CLASS = Slip.of(
            "only-true-class",
            "Only the column of the true class gets a gradient; the other columns get theirs through the denominator, and it is missing.",
            "By how many scores of an example does the sum in the denominator change its value?");
    private static final Slip ONLY_OTHER_CLASSES = Slip.of(
            "only-other-classes",
            "The columns of the wrong classes get their gradient, that of the true class does not.",
            "The true class is in the sum of the denominator as well. What is its derivative?");
    private static final Slip NOT_NORMALISED = Slip.of(
            "not-normalised", "The exponentials are not divided by their sum.", "Does each row of your P sum to 1?");
    private static final Slip NOT_NORMALISED_NOR_SHIFTED = Slip.of(
            "not-normalised-nor-shifted",
            "The exponentials of the scores are not divided by their sum.",
            "Does each row of your P sum to 1?");
    private static final Slip EXTRA_SLOPE = Slip.of(
            "extra-p-times-1-minus-p",
            "The derivative by the scores is multiplied by p(1 - p), which belongs to the squared error.",
            "The derivative of cross-entropy and softmax together is shorter than the two one after the other. Which factors cancel?");
    private static final Slip SLOPE_AT_TRUE_CLASS = Slip.of(
            "p-times-1-minus-p-at-true-class",
            "At the true class your derivative is p(1 - p): that of the probability, not of its logarithm.",
            "What becomes of the derivative of p when the logarithm of p is taken?");
    private static final Slip SCORES_FOR_PROBABILITIES = Slip.of(
                    "scores-instead-of-probabilities",
                    "You use the scores themselves where their probabilities belong: that is least squares.",
                    "What is done to the scores before they are compared with the labels?")
            .asConvention();
    private static final Slip SIGMOIDS = Slip.of(
                    "sigmoids",
                    "Every class has a sigmoid of its own instead of one softmax over all classes.",
                    "Do the probabilities of one example sum to 1?")
            .asConvention();
    private static final Slip PREDICTED_CLASS = Slip.of(
            "predicted-class-instead-of-probabilities",
            "The gradient takes the predicted class as a 0/1 vector instead of the probabilities.",
            "What stands in P: numbers between 0 and 1, or only 0 and 1?");
    private static final Slip MEAN_PROBABILITY = Slip.of(
                    "probability-instead-of-logarithm",
                    "Your loss is the mean of minus the probability of the true class, without a logarithm.",
                    "What is done to the probability of the true class before it is summed?")
            .asConvention();
    private static final Slip FIRST_EXAMPLE_ONLY = Slip.of(
                    "first-example-only", "Only the first example counts.", "Does your loop add, or does it assign?")
            .inLoss("Only the first example counts in your loss.")
            .inGradient("Only the first example counts in your gradient.");
    private static final Slip LAST_EXAMPLE_ONLY = Slip.of(
                    "last-example-only", "Only the last example counts.", "Does your loop add, or does it assign?")
            .inLoss("Only the last example counts in your loss.")
            .inGradient("Only the last example counts in your gradient.");
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
    private static final Slip LAST_CLASS_MISSING = Slip.of(
                    "last-class-missing-in-sum",
                    "The sum of the exponentials misses the last class.",
                    "Over how many classes does the sum in the denominator run? What do the probabilities of one example sum to?")
            .inLoss("In your loss the sum of the exponentials misses the last class.")
            .inGradient("In your gradient the sum of the exponentials misses the last class.")
            .asContradiction();
    private static final Slip SUM_OF_ALL = Slip.of(
                    "sum-of-all-exponentials",
                    "The exponentials are divided by the sum of the whole matrix instead of that of their own row.",
                    "What do the probabilities of one example sum to?")
            .inLoss("In your loss the exponentials are divided by the sum of the whole matrix.")
            .inGradient("In your gradient the exponentials are divided by the sum of the whole matrix.")
            .asContradiction();
    private static final Slip SUM_OF_ALL_SHIFTED = Slip.of(
                    "sum-of-all-shifted-exponentials",
                    "The exponentials are divided by the sum of the whole matrix, after each row's own maximum was subtracted.",
                    "What do the probabilities of one example sum to?")
            .inLoss("In your loss the exponentials are divided by the sum of the whole matrix.")
            .inGradient("In your gradient the exponentials are divided by the sum of the whole matrix.")
            .asContradiction();
    private static final Slip TRUE_CLASS_SIGN = Slip.of(
            "true-class-sign-flipped",
            "At the true class your derivative by the scores is 1 - p instead of p - 1.",
            "Does the loss rise or fall when the score of the true class grows?");

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

    @Override
    public Class<?> role() {
        return SoftmaxLoss.class;
    }

    @Override
    public void describe(Probe probe, Terms terms) {
        SimpleMatrix w = probe.matrix("w");
        SimpleMatrix x = probe.matrix("x");
        int[] y = probe.labels("y");
        int n = x.getNumRows();
        int c = w.getNumCols();
        terms.size("n", "number of examples", n)
                .size("d", "number of features", w.getNumRows())
                .size("c", "number of classes", c)
                .averagedOver("n");
        SimpleMatrix s = x.mult(w);
        losses(s, y, terms);
        gradients(s, x, y, terms);
        penalties(w, probe.number("reg"), terms);
    }

    private static void losses(SimpleMatrix s, int[] y, Terms terms) {
        int n = y.length;
        int c = s.getNumCols();
        int[] none = {};
        terms.data("loss", loss(s, y))
                .data("loss", loss(s, none), TRUE_SCORE_MISSING)
                .data("loss", loss(s, y) - meanMaximum(s), MAXIMUM_NOT_ADDED_BACK)
                .data("loss", loss(s, map(y, label -> (label + 1) % c)), LABEL_OFF_BY_ONE)
                .data("loss", loss(s, map(y, label -> (label + c - 1) % c)), LABEL_ONE_BEFORE)
                .data("loss", loss(s, map(y, label -> y[0])), LABEL_OF_FIRST)
                .data("loss", -sumOfLogs(probabilities(s.transpose()).transpose(), y) / n, SUM_OVER_EXAMPLES)
                .data("loss", loss(s.negative(), y), SCORES_NEGATED)
                .data("loss", loss(shiftedByColumn(s), y), MAXIMUM_OF_COLUMN)
                .data("loss", lossOf(s, y, 0, 1), FIRST_EXAMPLE_ONLY)
                .data("loss", lossOf(s, y, n - 1, n), LAST_EXAMPLE_ONLY)
                .data("loss", 0.5 * s.minus(oneHot(y, c)).elementPower(2).elementSum() / n, SCORES_FOR_PROBABILITIES)
                .data("loss", lossOf(s, y, 1, n), FIRST_EXAMPLE_MISSING)
                .data("loss", lossOf(s, y, 0, n - 1), LAST_EXAMPLE_MISSING)
                .data("loss", -sumOfLogs(lastMissingInSum(s), y) / n, LAST_CLASS_MISSING)
                .data("loss", -sumOfLogs(partsOfAll(s.minus(s.elementMax())), y) / n, SUM_OF_ALL)
                .data("loss", -sumOfLogs(partsOfAll(shifted(s)), y) / n, SUM_OF_ALL_SHIFTED)
                .data("loss", sigmoidLoss(s, y), SIGMOIDS)
                .data("loss", -probabilities(s).elementMult(oneHot(y, c)).elementSum() / n, MEAN_PROBABILITY);
        // A last batch of 2 is the last example, as the sizes are odd.
        for (int batch = 3; batch <= 5; batch++) {
            terms.data("loss", lossOf(s, y, 0, n - n % batch), dropped(batch));
        }
    }

    private static void gradients(SimpleMatrix s, SimpleMatrix x, int[] y, Terms terms) {
        int n = y.length;
        int c = s.getNumCols();
        SimpleMatrix p = probabilities(s);
        SimpleMatrix truth = oneHot(y, c);
        SimpleMatrix right = p.minus(truth);
        SimpleMatrix slope = p.elementMult(p.negative().plus(1));
        SimpleMatrix byColumn = shiftedByColumn(s);
        add(terms, x, right);
        add(terms, x, p, TRUE_SCORE_MISSING);
        add(terms, x, p.minus(oneHot(map(y, label -> (label + 1) % c), c)), LABEL_OFF_BY_ONE);
        add(terms, x, p.minus(oneHot(map(y, label -> (label + c - 1) % c), c)), LABEL_ONE_BEFORE);
        add(terms, x, p.minus(oneHot(map(y, label -> y[0]), c)), LABEL_OF_FIRST);
        add(terms, x, probabilities(s.transpose()).transpose().minus(truth), SUM_OVER_EXAMPLES);
        add(terms, x, probabilities(s.negative()).minus(truth).negative(), SCORES_NEGATED);
        add(terms, x, probabilities(byColumn).minus(truth), MAXIMUM_OF_COLUMN);
        add(terms, x, right.elementMult(truth), ONLY_TRUE_CLASS);
        add(terms, x, right.minus(right.elementMult(truth)), ONLY_OTHER_CLASSES);
        add(terms, x, shifted(s).elementExp().minus(truth), NOT_NORMALISED);
        add(terms, x, s.elementExp().minus(truth), NOT_NORMALISED_NOR_SHIFTED);
        add(terms, x, lastMissingInSum(s).minus(truth), LAST_CLASS_MISSING);
        add(terms, x, partsOfAll(s.minus(s.elementMax())).minus(truth), SUM_OF_ALL);
        add(terms, x, partsOfAll(shifted(s)).minus(truth), SUM_OF_ALL_SHIFTED);
        add(terms, x, right.minus(right.elementMult(truth).scale(2)), TRUE_CLASS_SIGN);
        add(terms, x, right.elementMult(slope), EXTRA_SLOPE);
        add(terms, x, right.plus(slope.minus(right).elementMult(truth)), SLOPE_AT_TRUE_CLASS);
        add(terms, x, s.minus(truth), SCORES_FOR_PROBABILITIES);
        add(
                terms,
                x,
                s.elementOp((int i, int j, double score) -> 1 / (1 + Math.exp(-score)))
                        .minus(truth),
                SIGMOIDS);
        add(terms, x, oneHot(predicted(s), c).minus(truth), PREDICTED_CLASS);
        add(terms, x, truth.elementMult(p).negative().plus(perRow(p.elementMult(truth), p)), MEAN_PROBABILITY);
        add(terms, x, kept(right, 0, 1), FIRST_EXAMPLE_ONLY);
        add(terms, x, kept(right, n - 1, n), LAST_EXAMPLE_ONLY);
        add(terms, x, kept(right, 1, n), FIRST_EXAMPLE_MISSING);
        add(terms, x, kept(right, 0, n - 1), LAST_EXAMPLE_MISSING);
        for (int batch = 3; batch <= 5; batch++) {
            add(terms, x, kept(right, 0, n - n % batch), dropped(batch));
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

    /** The mean over the rows of their largest entries. */
    private static double meanMaximum(SimpleMatrix s) {
        double sum = 0;
        for (int i = 0; i < s.getNumRows(); i++) {
            sum += s.getRow(i).elementMax();
        }
        return sum / s.getNumRows();
    }

    /** The mean of log-sum-exp minus the labelled score; without labels nothing is subtracted. */
    private static double loss(SimpleMatrix s, int[] y) {
        double sum = 0;
        for (int i = 0; i < s.getNumRows(); i++) {
            double shift = s.getRow(i).elementMax();
            double exponentials = 0;
            for (int j = 0; j < s.getNumCols(); j++) {
                exponentials += Math.exp(s.get(i, j) - shift);
            }
            sum += shift + Math.log(exponentials) - (y.length == 0 ? 0 : s.get(i, y[i]));
        }
        return sum / s.getNumRows();
    }

    /** What the examples from one to before another contribute to the mean over all. */
    private static double lossOf(SimpleMatrix s, int[] y, int from, int to) {
        return from == to ? 0 : loss(s.rows(from, to), Arrays.copyOfRange(y, from, to)) * (to - from) / y.length;
    }

    private static double sigmoidLoss(SimpleMatrix s, int[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < s.getNumCols(); j++) {
                double margin = j == y[i] ? -s.get(i, j) : s.get(i, j);
                sum += Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
            }
        }
        return sum / y.length;
    }

    private static SimpleMatrix probabilities(SimpleMatrix s) {
        SimpleMatrix p = new SimpleMatrix(s.getNumRows(), s.getNumCols());
        for (int i = 0; i < s.getNumRows(); i++) {
            double shift = s.getRow(i).elementMax();
            double sum = 0;
            for (int j = 0; j < s.getNumCols(); j++) {
                p.set(i, j, Math.exp(s.get(i, j) - shift));
                sum += p.get(i, j);
            }
            for (int j = 0; j < s.getNumCols(); j++) {
                p.set(i, j, p.get(i, j) / sum);
            }
        }
        return p;
    }

    /** The scores minus the largest of their row. */
    private static SimpleMatrix shifted(SimpleMatrix s) {
        return s.elementOp((int i, int j, double score) -> score - s.getRow(i).elementMax());
    }

    /** The exponentials divided by the sum of those of all classes but the last. */
    private static SimpleMatrix lastMissingInSum(SimpleMatrix s) {
        SimpleMatrix e = shifted(s).elementExp();
        SimpleMatrix summed = e.cols(0, e.getNumCols() - 1);
        return e.elementOp(
                (int i, int j, double value) -> value / summed.getRow(i).elementSum());
    }

    /** The exponentials divided by the sum of all of them. */
    private static SimpleMatrix partsOfAll(SimpleMatrix s) {
        SimpleMatrix e = s.elementExp();
        return e.divide(e.elementSum());
    }

    private static double sumOfLogs(SimpleMatrix p, int[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += Math.log(p.get(i, y[i]));
        }
        return sum;
    }

    /** Each row of {@code p} times the sum of the same row of {@code factors}. */
    private static SimpleMatrix perRow(SimpleMatrix factors, SimpleMatrix p) {
        return p.elementOp(
                (int i, int j, double value) -> value * factors.getRow(i).elementSum());
    }

    private static SimpleMatrix oneHot(int[] y, int classes) {
        SimpleMatrix truth = new SimpleMatrix(y.length, classes);
        for (int i = 0; i < y.length; i++) {
            truth.set(i, y[i], 1);
        }
        return truth;
    }

    private static int[] predicted(SimpleMatrix s) {
        int[] best = new int[s.getNumRows()];
        for (int i = 0; i < best.length; i++) {
            for (int j = 1; j < s.getNumCols(); j++) {
                best[i] = s.get(i, j) > s.get(i, best[i]) ? j : best[i];
            }
        }
        return best;
    }

    private static int[] map(int[] y, IntUnaryOperator change) {
        return Arrays.stream(y).map(change).toArray();
    }

    private static SimpleMatrix shiftedByColumn(SimpleMatrix s) {
        return s.elementOp(
                (int i, int j, double score) -> score - s.getColumn(j).elementMax());
    }

    private static SimpleMatrix kept(SimpleMatrix values, int from, int to) {
        return values.elementOp((int i, int j, double value) -> i >= from && i < to ? value : 0);
    }

    private static double squares(SimpleMatrix w) {
        return w.elementPower(2).elementSum();
    }
}

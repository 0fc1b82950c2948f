package org.gradus.assignments.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.RecordedLoss.Call;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.numerics.Ratio;

/**
 * One run of {@code train} with all that it asked the given loss. Each step is judged by the weights that the submission itself had
 * before it, so that one wrong step does not make those after it wrong.
 *
 * @param calls evaluations in order
 * @param training what was returned
 */
record Trace(Probe probe, List<Call> calls, Training training) {
    private static final double TOLERANCE = 1e-9;
    private static final int SHOWN = 24;

    static Trace of(LinearTrainer submitted, Probe probe) {
        RecordedLoss loss = new RecordedLoss((BatchLoss) probe.input("loss"));
        Training training = TrainerProbes.trained(submitted, probe, loss);
        return new Trace(probe, loss.calls(), training);
    }

    /**
     * A batch as it must be.
     *
     * @param place epoch and number within it, in words
     */
    record Batch(int epoch, String place, int[] rows) {}

    /** Returns the batches that the orders make. */
    List<Batch> batches() {
        int size = (Integer) probe.input("batchSize");
        List<Batch> batches = new ArrayList<>();
        List<?> orders = (List<?>) probe.input("orders");
        for (int epoch = 0; epoch < orders.size(); epoch++) {
            int[] order = (int[]) orders.get(epoch);
            for (int from = 0; from < order.length; from += size) {
                batches.add(new Batch(
                        epoch,
                        "epoch " + epoch + ", batch " + from / size + " (both counted from 0)",
                        Arrays.copyOfRange(order, from, Math.min(order.length, from + size))));
            }
        }
        return batches;
    }

    /** Finds the first batch that is missing, too many, or made of other examples, labels or penalty. */
    Optional<Finding> firstWrongBatch() {
        List<Batch> batches = batches();
        for (int i = 0; i < Math.max(batches.size(), calls.size()); i++) {
            if (i >= batches.size()) {
                return Optional.of(finding(
                        "train evaluated the given loss " + times(calls.size()) + "; there are " + batches.size()
                                + " batches.",
                        times(batches.size()),
                        times(calls.size()),
                        "after the last batch"));
            }
            Batch batch = batches.get(i);
            if (i >= calls.size()) {
                return Optional.of(finding(
                        "train evaluated the given loss " + times(calls.size()) + "; there are " + batches.size()
                                + " batches.",
                        "a batch of the examples " + Arrays.toString(batch.rows()),
                        "no further evaluation",
                        batch.place()));
            }
            Optional<Finding> wrong = wrongBatch(batch, calls.get(i));
            if (wrong.isPresent()) {
                return calls.size() > batches.size()
                                && i > 0
                                && calls.get(i).isOn(calls.get(i - 1).x())
                        ? Optional.of(again(batch, i))
                        : wrong;
            }
        }
        return Optional.empty();
    }

    private Finding again(Batch batch, int number) {
        return finding(
                "A batch was evaluated a second time: its first evaluation gives the loss and the gradient.",
                "the examples " + shown(batch.rows()),
                "the examples " + shownRows(calls.get(number).x()) + " again",
                batch.place());
    }

    private Optional<Finding> wrongBatch(Batch batch, Call call) {
        int[] rows = batch.rows();
        SimpleMatrix expected = TrainerReference.rows(probe.matrix("x"), rows);
        if (!call.isOn(expected)) {
            return Optional.of(finding(
                    call.x().getNumRows() == rows.length
                            ? "A batch holds other examples than the order says."
                            : "A batch has " + examples(call.x().getNumRows()) + "; it must have "
                                    + examples(rows.length) + ".",
                    "the examples " + shown(rows),
                    "the examples " + shownRows(call.x()),
                    batch.place()));
        }
        int[] labels = Arrays.stream(rows).map(row -> probe.labels("y")[row]).toArray();
        if (!Arrays.equals(labels, call.y())) {
            return Optional.of(finding(
                    "A batch has the right examples with the labels of others.",
                    "the labels " + shown(labels),
                    "the labels " + shown(call.y()),
                    batch.place()));
        }
        if (call.reg() != probe.number("reg")) {
            return Optional.of(finding(
                    "The given loss was evaluated with another penalty strength.",
                    "reg = " + number(probe.number("reg")),
                    "reg = " + number(call.reg()),
                    batch.place()));
        }
        return Optional.empty();
    }

    /** Finds the first evaluation after which the weights are not where a step leads, or what is wrong with the first or last weights. */
    Optional<Finding> firstWrongStep() {
        if (calls.isEmpty()) {
            return Optional.of(never());
        }
        if (!close(calls.get(0).w(), probe.matrix("w0"), probe.matrix("w0").elementMaxAbs())) {
            return Optional.of(finding(
                    "Training does not begin at the given weights w0.",
                    "the first evaluation at w0",
                    "an evaluation at other weights",
                    "epoch 0, batch 0"));
        }
        // An evaluation too many is another check's matter; here it is only no step.
        int tooMany = calls.size() - batches().size();
        List<Call> withoutStep = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            boolean last = i + 1 == calls.size();
            SimpleMatrix after = last ? training.weights() : calls.get(i + 1).w();
            Optional<Finding> wrong = wrongStep(call, after, i, last);
            if (wrong.isPresent() && tooMany > 0 && isSame(after, call.w())) {
                tooMany--;
                withoutStep.add(call);
            } else if (wrong.isPresent() && withoutStep.stream().noneMatch(before -> isStep(before, after))) {
                return wrong;
            } else {
                withoutStep.clear();
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(SimpleMatrix one, SimpleMatrix other) {
        return hasShapeOf(one, other) && one.minus(other).elementMaxAbs() == 0;
    }

    private static boolean hasShapeOf(SimpleMatrix one, SimpleMatrix other) {
        return one.getNumRows() == other.getNumRows() && one.getNumCols() == other.getNumCols();
    }

    /** Whether the gradient of this evaluation leads there. */
    private boolean isStep(Call call, SimpleMatrix after) {
        SimpleMatrix before = call.w();
        SimpleMatrix step = step(call);
        return hasShapeOf(after, before)
                && close(after, before.plus(step), step.elementMaxAbs() + 1e-3 * before.elementMaxAbs());
    }

    private SimpleMatrix step(Call call) {
        return call.answer().gradient().scale(-probe.number("learningRate"));
    }

    private Optional<Finding> wrongStep(Call call, SimpleMatrix after, int number, boolean last) {
        SimpleMatrix before = call.w();
        if (isStep(call, after)) {
            return Optional.empty();
        }
        SimpleMatrix step = step(call);
        if (!hasShapeOf(after, before)) {
            return Optional.of(finding(
                    "The returned weights have the wrong shape.", shape(before), shape(after), "after the last step"));
        }
        SimpleMatrix expected = before.plus(step);
        List<Batch> batches = batches();
        String place = "step " + number + " (counted from 0)"
                + (number < batches.size() ? ": " + batches.get(number).place() : "")
                + (last ? ", the last one: the returned weights" : "");
        int worst = 0;
        for (int i = 0; i < expected.getNumElements(); i++) {
            // Written so that NaN, too, is the worst.
            worst = Math.abs(after.get(i) - expected.get(i)) <= Math.abs(after.get(worst) - expected.get(worst))
                    ? worst
                    : i;
        }
        String at = "w[" + worst / expected.getNumCols() + ", " + worst % expected.getNumCols() + "] = ";
        return Optional.of(finding(
                reason(call, after.minus(before), step),
                at + number(expected.get(worst)),
                at + number(after.get(worst)),
                place));
    }

    /** Says what kind of step it was, by what it is a multiple of. */
    private String reason(Call call, SimpleMatrix moved, SimpleMatrix step) {
        double rate = probe.number("learningRate");
        double size = call.y().length;
        double factor =
                Ratio.fit(step.getDDRM().data, moved.getDDRM().data, 1e-7).factor();
        if (moved.elementMaxAbs() == 0) {
            return "The weights did not change after a batch: a step is missing.";
        }
        if (isAbout(factor, -1)) {
            return "A step went up instead of down: it was added, not subtracted.";
        }
        if (isAbout(factor, 1 / rate)) {
            return "A step was the whole gradient: the learning rate is missing.";
        }
        if (size > 1 && isAbout(factor, size)) {
            return "A step was " + (int) size + " times too long: that is the number of examples in the batch.";
        }
        if (size > 1 && isAbout(factor, 1 / size)) {
            return "A step was " + (int) size
                    + " times too short: that is the number of examples in the batch, and the given"
                    + " loss is a mean already.";
        }
        if (isAbout(factor, size / (Integer) probe.input("batchSize"))) {
            return "The step of a smaller batch was too short, by the part of a full batch that it is; the given loss is a mean"
                    + " over the examples that it gets.";
        }
        SimpleMatrix surplus = moved.minus(step);
        if (isAbout(
                Ratio.fit(call.w().scale(-rate * call.reg()).getDDRM().data, surplus.getDDRM().data, 1e-6)
                        .factor(),
                1)) {
            return "A step subtracted the penalty a second time: the given gradient holds it already.";
        }
        return Double.isNaN(factor)
                ? "A step led to other weights than w - learningRate * gradient."
                : "A step was " + number(factor) + " times the right one.";
    }

    /** Finds what is wrong with the recorded losses; empty also if there are not as many evaluations as batches. */
    Optional<Finding> firstWrongLoss() {
        if (calls.isEmpty()) {
            return Optional.of(never());
        }
        List<Batch> batches = batches();
        int epochs = ((List<?>) probe.input("orders")).size();
        if (training.batchLosses().length != batches.size()) {
            return Optional.of(finding(
                    "There must be one batch loss for each batch.",
                    batches.size() + " numbers",
                    training.batchLosses().length + " numbers",
                    "batchLosses"));
        }
        if (training.epochLosses().length != epochs) {
            return Optional.of(finding(
                    "There must be one epoch loss for each epoch.",
                    epochs + " numbers",
                    training.epochLosses().length + " numbers",
                    "epochLosses"));
        }
        if (calls.size() != batches.size()) {
            return Optional.empty();
        }
        double[] sums = new double[epochs];
        int[] examples = new int[epochs];
        for (int i = 0; i < calls.size(); i++) {
            double loss = calls.get(i).answer().loss();
            if (!close(training.batchLosses()[i], loss)) {
                return Optional.of(finding(
                        "A batch loss is not what the given loss returned for this batch, before the step.",
                        number(loss),
                        number(training.batchLosses()[i]),
                        "batchLosses, " + batches.get(i).place()));
            }
            sums[batches.get(i).epoch()] += loss * calls.get(i).y().length;
            examples[batches.get(i).epoch()] += calls.get(i).y().length;
        }
        for (int epoch = 0; epoch < epochs; epoch++) {
            double mean = sums[epoch] / examples[epoch];
            if (!close(training.epochLosses()[epoch], mean)) {
                return Optional.of(finding(
                        "An epoch loss is not the mean over the epoch's examples.",
                        number(mean),
                        number(training.epochLosses()[epoch]),
                        "epochLosses[" + epoch + "] (counted from 0)"));
            }
        }
        return Optional.empty();
    }

    private Finding never() {
        return finding(
                "train never evaluated the given loss.", "an evaluation for each batch", "none", "epoch 0, batch 0");
    }

    private Finding finding(String sentence, String expected, String found, String where) {
        return Finding.of(sentence, expected, found, where + "; " + probe.name());
    }

    /** Names the rows of a batch by their number in the training examples. */
    private String shownRows(SimpleMatrix batch) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, batch.getNumRows()); i++) {
            names.add(name(batch.getRow(i)));
        }
        return names + (batch.getNumRows() > SHOWN ? " and " + (batch.getNumRows() - SHOWN) + " more" : "");
    }

    private String name(SimpleMatrix row) {
        SimpleMatrix x = probe.matrix("x");
        for (int i = 0; i < x.getNumRows(); i++) {
            if (RecordedLoss.same(x.getRow(i), row)) {
                return Integer.toString(i);
            }
        }
        return "none of x";
    }

    private static String shown(int[] numbers) {
        return Arrays.stream(numbers)
                        .limit(SHOWN)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", "[", "]"))
                + (numbers.length > SHOWN ? " and " + (numbers.length - SHOWN) + " more" : "");
    }

    /** Whether no entry is off by more than a billionth of the scale; NaN is close to nothing. */
    static boolean close(SimpleMatrix a, SimpleMatrix b, double scale) {
        if (a.getNumRows() != b.getNumRows() || a.getNumCols() != b.getNumCols()) {
            return false;
        }
        for (int i = 0; i < a.getNumElements(); i++) {
            if (!(Math.abs(a.get(i) - b.get(i)) <= TOLERANCE * scale)) {
                return false;
            }
        }
        return true;
    }

    static boolean close(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
    }

    private static boolean isAbout(double factor, double wanted) {
        return Math.abs(factor - wanted) <= 1e-6 * Math.abs(wanted);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.7g", value);
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String examples(int count) {
        return count == 1 ? "1 example" : count + " examples";
    }

    private static String shape(SimpleMatrix matrix) {
        return matrix.getNumRows() + " x " + matrix.getNumCols();
    }
}

package org.gradus.assignments.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * The reference: {@code W <- W - rate * dL/dW} on each batch (stochastic gradient descent with batches; Goodfellow, Bengio and
 * Courville, Deep Learning, 2016, algorithm 8.1) and early stopping with patience (the same, algorithm 7.1).
 */
public class TrainerReference implements LinearTrainer {
    /**
     * One epoch.
     *
     * @param weights after its last step
     * @param losses of its batches, in order
     * @param mean over its examples
     */
    public record Epoch(SimpleMatrix weights, double[] losses, double mean) {}

    /** The numbers of a training that stay the same from step to step. */
    public record Setting(BatchLoss loss, SimpleMatrix x, int[] y, double learningRate, double reg, int batchSize) {}

    @Override
    public Training train(
            BatchLoss loss,
            SimpleMatrix w0,
            SimpleMatrix x,
            int[] y,
            double learningRate,
            double reg,
            int batchSize,
            List<int[]> orders) {
        Setting setting = new Setting(loss, x, y, learningRate, reg, batchSize);
        SimpleMatrix w = start(w0);
        List<double[]> batches = new ArrayList<>();
        double[] means = new double[epochs(orders)];
        for (int epoch = 0; epoch < means.length; epoch++) {
            Epoch done = epoch(setting, w, order(orders, epoch));
            w = done.weights();
            batches.add(done.losses());
            means[epoch] = done.mean();
        }
        double[] losses = batches.stream().flatMapToDouble(Arrays::stream).toArray();
        return new Training(w, losses, reported(means, orders.isEmpty() ? 0 : orders.get(0).length));
    }

    /** Returns the weights to begin with, which training may replace but not change. */
    protected SimpleMatrix start(SimpleMatrix w0) {
        return w0.copy();
    }

    /** Returns how many epochs are run at most. */
    protected int epochs(List<int[]> orders) {
        return orders.size();
    }

    /** Returns the order of an epoch, counted from 0. */
    protected int[] order(List<int[]> orders, int epoch) {
        return orders.get(epoch);
    }

    /** Returns the epoch losses as they are handed out. */
    protected double[] reported(double[] means, int examples) {
        return means;
    }

    /** Runs one epoch. */
    protected Epoch epoch(Setting setting, SimpleMatrix start, int[] order) {
        SimpleMatrix w = start;
        List<int[]> batches = batches(order, setting.batchSize());
        double[] losses = new double[batches.size()];
        double sum = 0;
        for (int b = 0; b < losses.length; b++) {
            int[] rows = batches.get(b);
            LossAndGradient at = evaluate(setting, w, rows);
            losses[b] = at.loss();
            sum = summed(sum, at.loss(), rows.length);
            w = step(setting, w, at, rows.length);
        }
        return new Epoch(w, losses, mean(sum, order.length, losses.length));
    }

    /** Returns the batches of an epoch: pieces of the order, the last one with what is left. */
    protected List<int[]> batches(int[] order, int batchSize) {
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < order.length; from += batchSize) {
            batches.add(Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize)));
        }
        return batches;
    }

    /** Asks the given loss about these rows. */
    protected LossAndGradient evaluate(Setting setting, SimpleMatrix w, int[] rows) {
        return setting.loss().evaluate(w, rows(setting.x(), rows), labels(setting.y(), rows), setting.reg());
    }

    /** Returns the weights after a step. */
    protected SimpleMatrix step(Setting setting, SimpleMatrix w, LossAndGradient at, int examples) {
        return w.minus(at.gradient().scale(setting.learningRate()));
    }

    /** Returns the epoch's sum with one more batch. */
    protected double summed(double sum, double loss, int examples) {
        return sum + loss * examples;
    }

    /** Returns the epoch's loss from its sum. */
    protected double mean(double sum, int examples, int batches) {
        return sum / examples;
    }

    /** Returns these rows in this order. */
    protected static SimpleMatrix rows(SimpleMatrix x, int[] rows) {
        int features = x.getNumCols();
        double[] values = new double[rows.length * features];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(x.getDDRM().data, rows[i] * features, values, i * features, features);
        }
        return SimpleMatrix.wrap(DMatrixRMaj.wrap(rows.length, features, values));
    }

    /** Returns the labels of these rows in this order. */
    protected int[] labels(int[] y, int[] rows) {
        return Arrays.stream(rows).map(row -> y[row]).toArray();
    }

    @Override
    public int[] predict(SimpleMatrix w, SimpleMatrix x) {
        SimpleMatrix scores = x.mult(w);
        int[] predicted = new int[scores.getNumRows()];
        for (int i = 0; i < predicted.length; i++) {
            for (int j = 1; j < scores.getNumCols(); j++) {
                if (wins(scores.get(i, j), scores.get(i, predicted[i]))) {
                    predicted[i] = j;
                }
            }
        }
        return predicted;
    }

    /** Whether a later class with this score takes the place of an earlier one. */
    protected boolean wins(double score, double best) {
        return score > best;
    }

    @Override
    public double accuracy(int[] predicted, int[] y) {
        int right = 0;
        for (int i = 0; i < y.length; i++) {
            right += predicted[i] == y[i] ? 1 : 0;
        }
        return fraction(right, y.length);
    }

    /** Returns the accuracy from counts. */
    protected double fraction(int right, int all) {
        return (double) right / all;
    }

    @Override
    public StoppedTraining trainWithEarlyStopping(
            BatchLoss loss,
            SimpleMatrix w0,
            SimpleMatrix x,
            int[] y,
            SimpleMatrix xValid,
            int[] yValid,
            double learningRate,
            double reg,
            int batchSize,
            List<int[]> orders,
            int patience) {
        Setting setting = new Setting(loss, x, y, learningRate, reg, batchSize);
        SimpleMatrix w = start(w0);
        SimpleMatrix best = w;
        double smallest = Double.POSITIVE_INFINITY;
        int bestEpoch = 0;
        int waited = 0;
        List<Double> validation = new ArrayList<>();
        for (int epoch = 0; epoch < epochs(orders) && !enough(waited, patience); epoch++) {
            Epoch done = epoch(setting, w, order(orders, epoch));
            Validation seen = validate(setting, done, xValid, yValid);
            w = seen.weights();
            validation.add(seen.loss());
            if (improves(seen.loss(), smallest)) {
                smallest = seen.loss();
                best = kept(w);
                bestEpoch = numbered(epoch);
                waited = 0;
            } else {
                waited = waitedLonger(waited);
            }
        }
        return new StoppedTraining(
                returned(best, w),
                bestEpoch,
                validation.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * A look at the validation examples.
     *
     * @param weights to go on with: looking does not change them
     */
    public record Validation(SimpleMatrix weights, double loss) {}

    /** Evaluates the loss on the validation examples, without a penalty. */
    protected Validation validate(Setting setting, Epoch done, SimpleMatrix xValid, int[] yValid) {
        return new Validation(
                done.weights(),
                setting.loss().evaluate(done.weights(), xValid, yValid, 0).loss());
    }

    /** Whether a validation loss is a new smallest one. */
    protected boolean improves(double loss, double smallest) {
        return loss < smallest;
    }

    /** Whether that many epochs without a new smallest loss are enough. */
    protected boolean enough(int waited, int patience) {
        return waited >= patience;
    }

    /** Returns the count after one more epoch without a new smallest loss. */
    protected int waitedLonger(int waited) {
        return waited + 1;
    }

    /** Returns the best weights in a form that later steps leave alone. */
    protected SimpleMatrix kept(SimpleMatrix w) {
        return w.copy();
    }

    /** Returns an epoch's number as it is handed out. */
    protected int numbered(int epoch) {
        return epoch;
    }

    /** Returns the weights that are handed out. */
    protected SimpleMatrix returned(SimpleMatrix best, SimpleMatrix last) {
        return best;
    }

    @Override
    public Choice choose(
            BatchLoss loss,
            SimpleMatrix w0,
            SimpleMatrix x,
            int[] y,
            SimpleMatrix xValid,
            int[] yValid,
            double[] rates,
            double[] regs,
            int batchSize,
            List<int[]> orders) {
        SimpleMatrix accuracies = new SimpleMatrix(rates.length, regs.length);
        SimpleMatrix w = start(w0);
        Choice best = new Choice(rates[0], regs[0], w, accuracies);
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rates.length; i++) {
            for (int j = 0; j < regs.length; j++) {
                w = train(loss, from(w0, w), x, y, rates[i], regs[j], batchSize, orders)
                        .weights();
                double accuracy = judged(w, x, y, xValid, yValid);
                accuracies.set(i, j, accuracy);
                if (isBetterChoice(accuracy, highest)) {
                    highest = accuracy;
                    best = new Choice(rates[i], regs[j], w, accuracies);
                }
            }
        }
        return best;
    }

    /** Returns the weights from which the next pair is trained. */
    protected SimpleMatrix from(SimpleMatrix w0, SimpleMatrix last) {
        return w0;
    }

    /** Returns the accuracy by which a pair is judged. */
    protected double judged(SimpleMatrix w, SimpleMatrix x, int[] y, SimpleMatrix xValid, int[] yValid) {
        return accuracy(predict(w, xValid), yValid);
    }

    /** Whether an accuracy takes the place of the highest so far. */
    protected boolean isBetterChoice(double accuracy, double highest) {
        return accuracy > highest;
    }
}

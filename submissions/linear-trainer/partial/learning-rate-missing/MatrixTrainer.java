package student;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.BatchLoss;
import org.gradus.assignments.trainer.Choice;
import org.gradus.assignments.trainer.LinearTrainer;
import org.gradus.assignments.trainer.StoppedTraining;
import org.gradus.assignments.trainer.Training;

/** Matrix operations throughout: each step makes a new matrix. */
public class MatrixTrainer implements LinearTrainer {
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
        SimpleMatrix w = w0.copy();
        List<Double> batchLosses = new ArrayList<>();
        double[] epochLosses = new double[orders.size()];
        for (int epoch = 0; epoch < orders.size(); epoch++) {
            int[] order = orders.get(epoch);
            double sum = 0;
            for (int from = 0; from < order.length; from += batchSize) {
                int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize));
                LossAndGradient at = loss.evaluate(w, rows(x, rows), labels(y, rows), reg);
                batchLosses.add(at.loss());
                sum += at.loss() * rows.length;
                w = w.minus(at.gradient());
            }
            epochLosses[epoch] = sum / order.length;
        }
        return new Training(
                w, batchLosses.stream().mapToDouble(Double::doubleValue).toArray(), epochLosses);
    }

    private static SimpleMatrix rows(SimpleMatrix x, int[] rows) {
        SimpleMatrix batch = new SimpleMatrix(rows.length, x.getNumCols());
        for (int i = 0; i < rows.length; i++) {
            batch.insertIntoThis(i, 0, x.getRow(rows[i]));
        }
        return batch;
    }

    private static int[] labels(int[] y, int[] rows) {
        return Arrays.stream(rows).map(row -> y[row]).toArray();
    }

    @Override
    public int[] predict(SimpleMatrix w, SimpleMatrix x) {
        SimpleMatrix scores = x.mult(w);
        int[] predicted = new int[scores.getNumRows()];
        for (int i = 0; i < predicted.length; i++) {
            int best = 0;
            for (int j = 1; j < scores.getNumCols(); j++) {
                if (scores.get(i, j) > scores.get(i, best)) {
                    best = j;
                }
            }
            predicted[i] = best;
        }
        return predicted;
    }

    @Override
    public double accuracy(int[] predicted, int[] y) {
        int right = 0;
        for (int i = 0; i < y.length; i++) {
            if (predicted[i] == y[i]) {
                right++;
            }
        }
        return (double) right / y.length;
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
        SimpleMatrix w = w0.copy();
        SimpleMatrix best = w;
        double smallest = Double.POSITIVE_INFINITY;
        int bestEpoch = 0;
        int waited = 0;
        List<Double> losses = new ArrayList<>();
        for (int epoch = 0; epoch < orders.size() && waited < patience; epoch++) {
            w = train(loss, w, x, y, learningRate, reg, batchSize, List.of(orders.get(epoch)))
                    .weights();
            double now = loss.evaluate(w, xValid, yValid, 0).loss();
            losses.add(now);
            if (now < smallest) {
                smallest = now;
                best = w;
                bestEpoch = epoch;
                waited = 0;
            } else {
                waited++;
            }
        }
        return new StoppedTraining(
                best,
                bestEpoch,
                losses.stream().mapToDouble(Double::doubleValue).toArray());
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
        Choice best = null;
        double highest = -1;
        for (int i = 0; i < rates.length; i++) {
            for (int j = 0; j < regs.length; j++) {
                SimpleMatrix w = train(loss, w0, x, y, rates[i], regs[j], batchSize, orders)
                        .weights();
                double accuracy = accuracy(predict(w, xValid), yValid);
                accuracies.set(i, j, accuracy);
                if (accuracy > highest) {
                    highest = accuracy;
                    best = new Choice(rates[i], regs[j], w, accuracies);
                }
            }
        }
        return best;
    }
}

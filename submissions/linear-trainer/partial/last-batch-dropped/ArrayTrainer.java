package student;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.BatchLoss;
import org.gradus.assignments.trainer.Choice;
import org.gradus.assignments.trainer.LinearTrainer;
import org.gradus.assignments.trainer.StoppedTraining;
import org.gradus.assignments.trainer.Training;

/** Plain loops; the weights are one matrix of the trainer's own, changed in place and copied where it is kept. */
public class ArrayTrainer implements LinearTrainer {
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
        int batches = y.length / batchSize;
        double[] batchLosses = new double[batches * orders.size()];
        double[] epochLosses = new double[orders.size()];
        for (int epoch = 0; epoch < orders.size(); epoch++) {
            double[] losses = new double[batches];
            epochLosses[epoch] = runEpoch(loss, w, x, y, learningRate, reg, batchSize, orders.get(epoch), losses);
            for (int b = 0; b < batches; b++) {
                batchLosses[epoch * batches + b] = losses[b];
            }
        }
        return new Training(w, batchLosses, epochLosses);
    }

    /** Changes w; fills the losses of the batches and returns the mean over the examples. */
    private static double runEpoch(
            BatchLoss loss,
            SimpleMatrix w,
            SimpleMatrix x,
            int[] y,
            double learningRate,
            double reg,
            int batchSize,
            int[] order,
            double[] losses) {
        double mean = 0;
        for (int b = 0; b < losses.length; b++) {
            int from = b * batchSize;
            int size = from + batchSize > order.length ? order.length - from : batchSize;
            SimpleMatrix examples = new SimpleMatrix(size, x.getNumCols());
            int[] labels = new int[size];
            for (int i = 0; i < size; i++) {
                labels[i] = y[order[from + i]];
                for (int k = 0; k < x.getNumCols(); k++) {
                    examples.set(i, k, x.get(order[from + i], k));
                }
            }
            LossAndGradient at = loss.evaluate(w, examples, labels, reg);
            losses[b] = at.loss();
            mean += at.loss() * size / order.length;
            for (int k = 0; k < w.getNumRows(); k++) {
                for (int j = 0; j < w.getNumCols(); j++) {
                    w.set(k, j, w.get(k, j) - learningRate * at.gradient().get(k, j));
                }
            }
        }
        return mean;
    }

    @Override
    public int[] predict(SimpleMatrix w, SimpleMatrix x) {
        int[] predicted = new int[x.getNumRows()];
        for (int i = 0; i < predicted.length; i++) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < w.getNumCols(); j++) {
                double score = 0;
                for (int k = 0; k < w.getNumRows(); k++) {
                    score += x.get(i, k) * w.get(k, j);
                }
                if (score > highest) {
                    highest = score;
                    predicted[i] = j;
                }
            }
        }
        return predicted;
    }

    @Override
    public double accuracy(int[] predicted, int[] y) {
        double right = 0;
        for (int i = 0; i < predicted.length; i++) {
            right += predicted[i] == y[i] ? 1 : 0;
        }
        return right / predicted.length;
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
        SimpleMatrix best = w0.copy();
        double[] losses = new double[orders.size()];
        int bestEpoch = 0;
        int run = 0;
        double[] unused = new double[y.length / batchSize];
        while (run < orders.size()) {
            runEpoch(loss, w, x, y, learningRate, reg, batchSize, orders.get(run), unused);
            losses[run] = loss.evaluate(w, xValid, yValid, 0).loss();
            if (run == 0 || losses[run] < losses[bestEpoch]) {
                bestEpoch = run;
                best = w.copy();
            }
            run++;
            if (run - 1 - bestEpoch >= patience) {
                break;
            }
        }
        double[] seen = new double[run];
        System.arraycopy(losses, 0, seen, 0, run);
        return new StoppedTraining(best, bestEpoch, seen);
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
        int bestRate = 0;
        int bestReg = 0;
        SimpleMatrix bestWeights = null;
        for (int i = 0; i < rates.length; i++) {
            for (int j = 0; j < regs.length; j++) {
                SimpleMatrix w = train(loss, w0, x, y, rates[i], regs[j], batchSize, orders)
                        .weights();
                accuracies.set(i, j, accuracy(predict(w, xValid), yValid));
                if (bestWeights == null || accuracies.get(i, j) > accuracies.get(bestRate, bestReg)) {
                    bestRate = i;
                    bestReg = j;
                    bestWeights = w;
                }
            }
        }
        return new Choice(rates[bestRate], regs[bestReg], bestWeights, accuracies);
    }
}

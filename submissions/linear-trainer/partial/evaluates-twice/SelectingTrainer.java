package student;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.trainer.BatchLoss;
import org.gradus.assignments.trainer.Choice;
import org.gradus.assignments.trainer.LinearTrainer;
import org.gradus.assignments.trainer.StoppedTraining;
import org.gradus.assignments.trainer.Training;

/** Batches as products with a selection matrix, steps with the procedural interface, one class for the state of a run. */
public class SelectingTrainer implements LinearTrainer {
    /** The weights of a run and what it has seen. */
    private static final class Run {
        private final BatchLoss loss;
        private final SimpleMatrix x;
        private final int[] y;
        private final double learningRate;
        private final double reg;
        private final int batchSize;
        private final List<Double> losses = new ArrayList<>();
        private DMatrixRMaj w;

        Run(BatchLoss loss, SimpleMatrix w0, SimpleMatrix x, int[] y, double learningRate, double reg, int batchSize) {
            this.loss = loss;
            this.w = w0.getDDRM().copy();
            this.x = x;
            this.y = y;
            this.learningRate = learningRate;
            this.reg = reg;
            this.batchSize = batchSize;
        }

        SimpleMatrix weights() {
            return SimpleMatrix.wrap(w.copy());
        }

        double epoch(int[] order) {
            double total = 0;
            for (int done = 0; done < order.length; ) {
                int size = Math.min(batchSize, order.length - done);
                SimpleMatrix selection = new SimpleMatrix(size, y.length);
                int[] labels = new int[size];
                for (int i = 0; i < size; i++) {
                    selection.set(i, order[done + i], 1);
                    labels[i] = y[order[done + i]];
                }
                double before =
                        loss.evaluate(weights(), selection.mult(x), labels, reg).loss();
                LossAndGradient at = loss.evaluate(weights(), selection.mult(x), labels, reg);
                DMatrixRMaj next = new DMatrixRMaj(w.numRows, w.numCols);
                CommonOps_DDRM.add(w, -learningRate, at.gradient().getDDRM(), next);
                w = next;
                losses.add(before);
                total += size * before;
                done += size;
            }
            return total / order.length;
        }
    }

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
        Run run = new Run(loss, w0, x, y, learningRate, reg, batchSize);
        double[] epochLosses = orders.stream().mapToDouble(run::epoch).toArray();
        return new Training(
                run.weights(),
                run.losses.stream().mapToDouble(Double::doubleValue).toArray(),
                epochLosses);
    }

    @Override
    public int[] predict(SimpleMatrix w, SimpleMatrix x) {
        SimpleMatrix scores = w.transpose().mult(x.transpose());
        return IntStream.range(0, x.getNumRows())
                .map(i -> IntStream.range(0, w.getNumCols())
                        .reduce((best, j) -> scores.get(j, i) > scores.get(best, i) ? j : best)
                        .orElse(0))
                .toArray();
    }

    @Override
    public double accuracy(int[] predicted, int[] y) {
        return IntStream.range(0, y.length)
                .map(i -> predicted[i] == y[i] ? 1 : 0)
                .average()
                .orElse(0);
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
        Run run = new Run(loss, w0, x, y, learningRate, reg, batchSize);
        List<SimpleMatrix> weights = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        int best = 0;
        for (int[] order : orders) {
            run.epoch(order);
            weights.add(run.weights());
            losses.add(loss.evaluate(run.weights(), xValid, yValid, 0).loss());
            int last = losses.size() - 1;
            best = losses.get(last) < losses.get(best) ? last : best;
            if (last - best == patience) {
                break;
            }
        }
        return new StoppedTraining(
                weights.get(best),
                best,
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
        List<SimpleMatrix> weights = new ArrayList<>();
        double[] accuracies = new double[rates.length * regs.length];
        int best = 0;
        for (int pair = 0; pair < accuracies.length; pair++) {
            double rate = rates[pair / regs.length];
            double reg = regs[pair % regs.length];
            weights.add(train(loss, w0, x, y, rate, reg, batchSize, orders).weights());
            accuracies[pair] = accuracy(predict(weights.get(pair), xValid), yValid);
            best = accuracies[pair] > accuracies[best] ? pair : best;
        }
        return new Choice(
                rates[best / regs.length],
                regs[best % regs.length],
                weights.get(best),
                SimpleMatrix.wrap(DMatrixRMaj.wrap(rates.length, regs.length, accuracies)));
    }
}

package student;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.BatchLoss;
import org.gradus.assignments.trainer.Choice;
import org.gradus.assignments.trainer.LinearTrainer;
import org.gradus.assignments.trainer.StoppedTraining;
import org.gradus.assignments.trainer.Training;

/** Your trainer. Begin with predict and accuracy, then train; the other two build on these. */
public class Trainer implements LinearTrainer {
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
        double[] batchLosses = new double[0];
        double[] epochLosses = new double[orders.size()];

        // For each epoch, for each batch of its order:
        // 1. Take the rows of this batch out of x and y. How many are there in the last one?
        // 2. Ask the given loss, once: it returns the loss and the gradient.
        // 3. Note the loss: for the batch, and with its weight for the epoch.
        // 4. Take a step.

        return new Training(w, batchLosses, epochLosses);
    }

    @Override
    public int[] predict(SimpleMatrix w, SimpleMatrix x) {
        int[] predicted = new int[x.getNumRows()];

        // The class with the highest score in each row of X W.

        return predicted;
    }

    @Override
    public double accuracy(int[] predicted, int[] y) {
        return 0;
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
        SimpleMatrix best = w0.copy();

        // After each epoch: the loss on the validation examples, with penalty 0. Is it the smallest so far?

        return new StoppedTraining(best, 0, new double[0]);
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

        // Train with each pair, from w0, and note the accuracy on the validation examples.

        return new Choice(rates[0], regs[0], w0.copy(), accuracies);
    }
}

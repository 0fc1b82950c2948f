package org.gradus.assignments.trainer;

import java.util.List;
import org.ejml.simple.SimpleMatrix;

/**
 * Trains a linear classifier with scores {@code S = X W} by mini-batch gradient descent on a given loss.
 *
 * <p>Shapes: {@code n} examples, {@code d} features, {@code c} classes. Batches: the order of an epoch is cut into pieces of {@code
 * batchSize} examples; the last piece keeps the rest and may be smaller. Each batch takes one evaluation of the loss and one step.
 * Implementations have a public constructor without parameters, must not modify their arguments and must return new objects.
 */
public interface LinearTrainer {
    /**
     * Trains for as many epochs as there are orders.
     *
     * @param loss evaluated exactly once for each batch, with {@code reg}
     * @param w0 weights to begin with, {@code d x c}
     * @param x examples, {@code n x d}
     * @param y labels, length {@code n}
     * @param learningRate length of a step relative to the gradient, {@code > 0}
     * @param reg penalty strength, {@code >= 0}; handed to the loss
     * @param batchSize examples in a batch, {@code >= 1}
     * @param orders for each epoch the rows of {@code x} in the order in which they are used, each row once
     */
    Training train(
            BatchLoss loss,
            SimpleMatrix w0,
            SimpleMatrix x,
            int[] y,
            double learningRate,
            double reg,
            int batchSize,
            List<int[]> orders);

    /**
     * Returns the class with the highest score of each example, length {@code n}; the lowest number of classes with equal scores.
     *
     * @param w weights, {@code d x c}
     * @param x examples, {@code n x d}
     */
    int[] predict(SimpleMatrix w, SimpleMatrix x);

    /**
     * Returns the part of the predictions that are right, {@code 0 <= accuracy <= 1}.
     *
     * @param predicted predicted classes, length {@code n >= 1}
     * @param y labels, length {@code n}
     */
    double accuracy(int[] predicted, int[] y);

    /**
     * Trains as {@link #train} and watches the loss on the validation examples: after each epoch one evaluation on all of them, with
     * penalty 0. Stops when {@code patience} epochs in a row have not given a smaller validation loss than the smallest so far, or when
     * the orders are used up.
     *
     * @param loss evaluated once for each batch with {@code reg}, and once after each epoch on the validation examples with 0
     * @param w0 weights to begin with, {@code d x c}; not validated
     * @param x examples to train with, {@code n x d}
     * @param y their labels
     * @param xValid examples to validate with, {@code m x d}; never trained on
     * @param yValid their labels, length {@code m}
     * @param learningRate as in {@link #train}
     * @param reg as in {@link #train}
     * @param batchSize as in {@link #train}
     * @param orders as in {@link #train}; the most epochs that are run
     * @param patience {@code >= 1}
     */
    StoppedTraining trainWithEarlyStopping(
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
            int patience);

    /**
     * Trains once with each pair of a learning rate and a penalty, always from {@code w0}, and keeps the pair with the highest accuracy
     * on the validation examples. Of equal ones the first is kept; the pairs are tried in the order {@code (rates[0], regs[0]),
     * (rates[0], regs[1]), ...}.
     *
     * @param loss evaluated on batches of {@code x} only
     * @param w0 weights to begin with, {@code d x c}
     * @param x examples to train with, {@code n x d}
     * @param y their labels
     * @param xValid examples to choose by, {@code m x d}
     * @param yValid their labels, length {@code m}
     * @param rates learning rates, at least one
     * @param regs penalty strengths, at least one
     * @param batchSize as in {@link #train}
     * @param orders as in {@link #train}, the same for each pair
     */
    Choice choose(
            BatchLoss loss,
            SimpleMatrix w0,
            SimpleMatrix x,
            int[] y,
            SimpleMatrix xValid,
            int[] yValid,
            double[] rates,
            double[] regs,
            int batchSize,
            List<int[]> orders);
}

package org.gradus.assignments.trainer;

import org.ejml.simple.SimpleMatrix;

/**
 * What comes out of training with early stopping.
 *
 * @param weights the weights after the best epoch, {@code d x c}
 * @param bestEpoch the epoch with the smallest validation loss, counted from 0; the earliest of equal ones
 * @param validationLosses the validation loss after each epoch that was run
 */
public record StoppedTraining(SimpleMatrix weights, int bestEpoch, double[] validationLosses) {}

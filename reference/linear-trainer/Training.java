package org.gradus.assignments.trainer;

import org.ejml.simple.SimpleMatrix;

/**
 * What comes out of training.
 *
 * @param weights the weights after the last step, {@code d x c}
 * @param batchLosses the loss of each batch, as the given loss returned it before the step, in the order of the steps
 * @param epochLosses one number for each epoch: the mean over its examples, so that a batch counts as often as it has examples
 */
public record Training(SimpleMatrix weights, double[] batchLosses, double[] epochLosses) {}

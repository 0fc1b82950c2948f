package org.gradus.assignments.trainer;

import org.ejml.simple.SimpleMatrix;

/**
 * The learning rate and penalty that do best on the validation examples.
 *
 * @param learningRate the chosen learning rate
 * @param reg the chosen penalty strength
 * @param weights the weights that training with both of them gave, {@code d x c}
 * @param accuracies validation accuracy of each pair: a row for each learning rate, a column for each penalty
 */
public record Choice(double learningRate, double reg, SimpleMatrix weights, SimpleMatrix accuracies) {}

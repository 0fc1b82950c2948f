package org.gradus.assignments.perceptron;

import org.ejml.simple.SimpleMatrix;

/**
 * The parameters of a perceptron with {@code d} inputs, {@code dh} hidden units and {@code m} classes.
 *
 * @param w1 weights of the hidden layer, {@code dh x d}: one row for each hidden unit
 * @param b1 biases of the hidden layer, {@code dh x 1}
 * @param w2 weights of the output layer, {@code m x dh}: one row for each class
 * @param b2 biases of the output layer, {@code m x 1}
 */
public record Parameters(SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {}

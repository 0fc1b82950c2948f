package org.gradus.assignments.perceptron;

import org.ejml.simple.SimpleMatrix;

/**
 * Everything that the way forwards computes, in this order. {@code K} examples stand in columns; {@code dh} is the number of hidden
 * units, {@code m} the number of classes. The matrices belong to the caller.
 *
 * @param ha activations of the hidden units before the rectifier, {@code W1 x + b1}, {@code dh x K}
 * @param hs outputs of the hidden units, {@code rect(ha) = max(ha, 0)}, {@code dh x K}
 * @param oa activations of the output units before the softmax, {@code W2 hs + b2}, {@code m x K}
 * @param os outputs: the softmax of each column of {@code oa}, {@code m x K}
 */
public record ForwardPass(SimpleMatrix ha, SimpleMatrix hs, SimpleMatrix oa, SimpleMatrix os) {}

package org.gradus.assignments.perceptron;

import org.ejml.simple.SimpleMatrix;

/**
 * Everything that the way backwards computes, in this order. What belongs to the examples ({@code gradOa}, {@code gradHs}, {@code
 * gradHa}, {@code gradX}) holds in each column the gradient of <em>this example's</em> loss and is not divided by {@code K}; what
 * belongs to the parameters ({@code gradB2}, {@code gradW2}, {@code gradB1}, {@code gradW1}) is the mean over the {@code K}
 * examples. The penalty is part of neither. The matrices belong to the caller.
 *
 * @param gradOa gradient with respect to {@code oa}, {@code m x K}
 * @param gradB2 gradient with respect to the biases of the output layer, {@code m x 1}
 * @param gradW2 gradient with respect to the weights of the output layer, {@code m x dh}
 * @param gradHs gradient with respect to {@code hs}, {@code dh x K}
 * @param gradHa gradient with respect to {@code ha}, {@code dh x K}; the derivative of the rectifier at 0 is 0
 * @param gradB1 gradient with respect to the biases of the hidden layer, {@code dh x 1}
 * @param gradW1 gradient with respect to the weights of the hidden layer, {@code dh x d}
 * @param gradX gradient with respect to the examples, {@code d x K}
 */
public record BackwardPass(
        SimpleMatrix gradOa,
        SimpleMatrix gradB2,
        SimpleMatrix gradW2,
        SimpleMatrix gradHs,
        SimpleMatrix gradHa,
        SimpleMatrix gradB1,
        SimpleMatrix gradW1,
        SimpleMatrix gradX) {}

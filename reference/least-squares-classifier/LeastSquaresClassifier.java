package org.gradus.assignments.leastsquares;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * A linear classifier by regression onto one-hot targets: scores {@code S = X W}, the loss {@code L = (1/N) ||X W - Y||_F^2 + lambda
 * ||W||_F^2} where {@code ||.||_F^2} is the sum of the squares of all entries.
 *
 * <p>Shapes: {@code N} examples, one in each row, {@code D} features (a column of ones may be among them), {@code K} classes.
 * Implementations have a public constructor without parameters, must not modify their arguments and must return new objects.
 */
public interface LeastSquaresClassifier {
    /**
     * Returns the loss {@code L = (1/N) ||X W - Y||_F^2 + lambda ||W||_F^2} and its gradient {@code dL/dW = (2/N) X' (X W - Y) + 2
     * lambda W}.
     *
     * @param w weights, {@code D x K}
     * @param x examples, {@code N x D}
     * @param y targets, {@code N x K}: in each row a 1 at the example's class and else 0
     * @param lambda penalty strength, {@code >= 0}; every row of {@code w} is penalised
     * @return the loss and its gradient with respect to {@code w}, {@code D x K}
     */
    LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda);

    /**
     * Returns the weights with the lowest loss, {@code (X' X + lambda N I)^-1 X' Y}. With {@code lambda > 0} they are unique. With
     * {@code lambda = 0} and columns of {@code x} that depend on each other many weights are equally good: then any of them will do.
     *
     * @param x examples, {@code N x D}
     * @param y targets, {@code N x K}
     * @param lambda penalty strength, {@code >= 0}
     * @return weights at which the gradient of the loss is zero, {@code D x K}
     */
    SimpleMatrix solve(SimpleMatrix x, SimpleMatrix y, double lambda);

    /**
     * Returns the class of each example: the one with the highest score; of several with the same score the first.
     *
     * @param x examples, {@code N x D}
     * @param w weights, {@code D x K}
     * @return one class for each example, in {@code 0 <= class < K}
     */
    int[] predict(SimpleMatrix x, SimpleMatrix w);

    /**
     * Returns the candidate with the lowest loss, as a random search does with the weights that it has drawn; of several with the same
     * loss the first.
     *
     * @param candidates weights, each {@code D x K}; at least one
     * @param x examples, {@code N x D}
     * @param y targets, {@code N x K}
     * @param lambda penalty strength, {@code >= 0}
     * @return a copy of the best candidate, and its loss as {@code evaluate} gives it
     */
    BestCandidate search(List<SimpleMatrix> candidates, SimpleMatrix x, SimpleMatrix y, double lambda);
}

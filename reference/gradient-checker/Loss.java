package org.gradus.assignments.checker;

import org.ejml.simple.SimpleMatrix;

/**
 * A loss as a function of its weights. You are given objects of this type; you do not implement it. Each call of {@link #at} is an
 * evaluation that the grader sees, with the weights you asked at. A loss can only be asked while the method runs that it was given to.
 */
public interface Loss {
    /**
     * Returns the loss.
     *
     * @param w weights, of the shape that the loss was given with; not modified, and not kept
     */
    double at(SimpleMatrix w);
}

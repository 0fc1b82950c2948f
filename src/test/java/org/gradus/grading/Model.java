package org.gradus.grading;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/** The interfaces of the assignment that the grader is tried on. */
public interface Model {
    double value(double t);

    LossAndGradient evaluate(SimpleMatrix w);

    /** One role. */
    interface Left extends Model {}

    /** The other. */
    interface Right extends Model {}
}

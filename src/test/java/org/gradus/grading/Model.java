package org.gradus.grading;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/** The interfaces of the assignment that the grader is tried on. */
public interface Model {
    double value(double t);

    LossAndGradient evaluate(SimpleMatrix w);

    /** What no assignment can ask for: there is no value of this type that crosses the process border. */
    default Object anything(double t) {
        return t;
    }

    /** One role. */
    interface Left extends Model {}

    /** The other. */
    interface Right extends Model {}
}

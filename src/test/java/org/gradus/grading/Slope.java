package org.gradus.grading;

/** The interface of the assignment that gives its students a function. */
public interface Slope {
    double of(Curve curve, double t);

    /** The function that is given. */
    interface Curve {
        double at(double t);

        default double twice(double t) {
            return 2 * at(t);
        }
    }
}

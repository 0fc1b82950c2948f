package org.gradus.grading;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;

/** The interface on which both sides of the process border are compared: takes and returns the types that assignments use. */
public interface Layered {
    LossAndGradients evaluate(SimpleMatrix w, List<SimpleMatrix> layers, int[] labels, double rate);
}

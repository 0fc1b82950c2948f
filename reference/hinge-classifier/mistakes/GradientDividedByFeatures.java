package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is divided by the number of features instead of the number of examples.",
        hint = "Which dimension of X counts the examples, its rows or its columns?",
        caughtBy = "gradientEqualsReference")
public class GradientDividedByFeatures extends HingeReference implements LoopHinge {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).scale((double) x.getNumRows() / x.getNumCols());
    }
}

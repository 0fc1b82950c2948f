package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your gradient has the wrong sign; its penalty is right.",
        hint = "A violated margin grows with the score of the other class. Which sign must that class have?",
        caughtBy = "gradientAgreesWithItsLoss")
public class DataSignFlipped extends HingeReference implements LoopHinge {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).negative();
    }
}

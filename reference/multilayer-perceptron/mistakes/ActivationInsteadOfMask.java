package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "On the way back you multiply by rect(ha) itself instead of its derivative.",
        hint = "What is the derivative of rect at 2: 2, or 1?",
        caughtBy = "backwardEqualsReference")
public class ActivationInsteadOfMask extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix rectifierGradient(SimpleMatrix gradHs, SimpleMatrix ha) {
        return gradHs.elementMult(rectified(ha));
    }
}

package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your way back through the rectifier asks whether the gradient is positive, not whether the "
                + "activation was.",
        hint = "The mask belongs to the way forwards.",
        caughtBy = "backwardEqualsReference")
public class MaskFromBackwardSignal extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix rectifierGradient(SimpleMatrix gradHs, SimpleMatrix ha) {
        return super.rectifierGradient(gradHs, gradHs);
    }
}

package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your hidden units have no rectifier: hs equals ha, and negative activations reach the output "
                + "layer.",
        hint = "What does rect do to -2?",
        caughtBy = "forwardEqualsReference")
public class NoRectifier extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix rectified(SimpleMatrix ha) {
        return ha.copy();
    }
}

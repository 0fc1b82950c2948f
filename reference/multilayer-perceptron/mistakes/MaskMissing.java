package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient passes the rectifier unchanged, also where the hidden unit was inactive.",
        hint = "What is the derivative of rect at -2?",
        caughtBy = "backwardEqualsReference")
public class MaskMissing extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix rectifierGradient(SimpleMatrix gradHs, SimpleMatrix ha) {
        return gradHs.copy();
    }
}

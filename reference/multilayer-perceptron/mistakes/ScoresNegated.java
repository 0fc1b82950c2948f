package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax takes exp(-oa): the class with the largest activation becomes the least likely " + "one.",
        hint = "Which sign stands in the exponent?",
        caughtBy = "forwardEqualsReference")
public class ScoresNegated extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix softmax(SimpleMatrix oa) {
        return super.softmax(oa.negative());
    }

    @Override
    protected double exampleLoss(SimpleMatrix oa, int k, int label) {
        return super.exampleLoss(oa.negative(), k, label);
    }

    @Override
    protected SimpleMatrix outputGradient(SimpleMatrix os, int[] y) {
        return super.outputGradient(os, y).negative();
    }
}

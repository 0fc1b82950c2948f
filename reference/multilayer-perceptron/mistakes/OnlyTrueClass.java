package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to oa is zero at the wrong classes: the sum below the fraction is "
                + "forgotten.",
        hint = "The softmax of one class depends on the activations of all.",
        caughtBy = "backwardEqualsReference")
public class OnlyTrueClass extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix outputGradient(SimpleMatrix os, int[] y) {
        SimpleMatrix gradient = new SimpleMatrix(os.getNumRows(), os.getNumCols());
        for (int k = 0; k < y.length; k++) {
            gradient.set(y[k], k, os.get(y[k], k) - 1);
        }
        return gradient;
    }
}

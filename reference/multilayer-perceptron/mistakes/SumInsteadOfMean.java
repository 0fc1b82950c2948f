package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your risk is the sum of the losses, and your gradients are those of this sum.",
        hint = "By what is the sum divided?",
        caughtBy = "elasticNetEqualsReference")
public class SumInsteadOfMean extends PerceptronReference implements LoopPerceptron {
    @Override
    protected double risk(SimpleMatrix oa, int[] y) {
        return super.risk(oa, y) * y.length;
    }

    @Override
    protected SimpleMatrix weightGradient(SimpleMatrix gradient, SimpleMatrix inputs) {
        return gradient.mult(inputs.transpose());
    }

    @Override
    protected SimpleMatrix biasGradient(SimpleMatrix gradient) {
        return super.biasGradient(gradient).scale(gradient.getNumCols());
    }
}

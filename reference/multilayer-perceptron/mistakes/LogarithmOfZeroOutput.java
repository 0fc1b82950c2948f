package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You take the logarithm of an output that may be 0 in double precision: the loss is infinite "
                + "then.",
        hint = "ln(exp(a) / s) is a - ln s; no output is needed for that.",
        caughtBy = "staysFiniteOnExtremeScores")
public class LogarithmOfZeroOutput extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected double exampleLoss(SimpleMatrix oa, int k, int label) {
        return -Math.log(softmax(oa).get(label, k));
    }
}

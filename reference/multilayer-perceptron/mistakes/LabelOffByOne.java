package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You take the class before the given one for the true one: labels are counted from 0 here.",
        hint = "Which row belongs to the label 0?",
        caughtBy = "elasticNetEqualsReference")
public class LabelOffByOne extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected double exampleLoss(SimpleMatrix oa, int k, int label) {
        return super.exampleLoss(oa, k, before(label, oa));
    }

    @Override
    protected SimpleMatrix outputGradient(SimpleMatrix os, int[] y) {
        int[] shifted = new int[y.length];
        for (int k = 0; k < y.length; k++) {
            shifted[k] = before(y[k], os);
        }
        return super.outputGradient(os, shifted);
    }

    private static int before(int label, SimpleMatrix outputs) {
        return (label + outputs.getNumRows() - 1) % outputs.getNumRows();
    }
}

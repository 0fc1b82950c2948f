package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss takes the logarithm to base 10.",
        hint = "Which of Math.log and Math.log10 is the natural one?",
        caughtBy = "elasticNetEqualsReference")
public class LogarithmToBaseTen extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected double exampleLoss(SimpleMatrix oa, int k, int label) {
        return super.exampleLoss(oa, k, label) / Math.log(10);
    }
}

package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your risk takes the label of the first example for all examples.",
        hint = "Which index does y have inside the sum?",
        caughtBy = "elasticNetEqualsReference")
public class LabelOfFirstExample extends PerceptronReference implements LoopPerceptron {
    @Override
    protected double risk(SimpleMatrix oa, int[] y) {
        int[] same = new int[y.length];
        java.util.Arrays.fill(same, y[0]);
        return super.risk(oa, same);
    }
}

package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your method centres the examples in place: the caller's x is another one afterwards.",
        hint = "Work on a copy, or use operations that return a new matrix.",
        caughtBy = "inputsStayUnchanged")
public class ChangesExamples extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        ForwardPass right = super.forward(x, w1, b1, w2, b2);
        for (int i = 0; i < x.getNumElements(); i++) {
            x.set(i, x.get(i) * 0.5);
        }
        return right;
    }
}

package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax divides by the sum over the examples: the rows of os have the sum 1, not the "
                + "columns.",
        hint = "Which numbers of os belong to one example, and what is their sum?",
        caughtBy = "loopsAndMatricesAgree")
public class SoftmaxOverExamples extends PerceptronReference {
    @Override
    protected SimpleMatrix softmax(SimpleMatrix oa) {
        return super.softmax(oa.transpose()).transpose();
    }
}

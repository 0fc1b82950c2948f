package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax adds up the exponentials of each column, over the examples; it belongs to each "
                + "row, over the classes.",
        hint = "Which index does the sum below the fraction bar run over?",
        caughtBy = "predictionsAreProbabilities")
public class SoftmaxOverExamples extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix logProbabilities(SimpleMatrix scores) {
        return super.logProbabilities(scores.transpose()).transpose();
    }
}

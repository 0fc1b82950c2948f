package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your matrix form takes one example after the other: it is the loop again, and as slow.",
        hint = "One product W1 x gives the activations of all examples at once.",
        caughtBy = "matricesAreFaster")
public class LoopInMatrixForm extends PerceptronReference {
    @Override
    protected SimpleMatrix affine(SimpleMatrix weights, SimpleMatrix inputs, SimpleMatrix biases) {
        SimpleMatrix result = new SimpleMatrix(weights.getNumRows(), inputs.getNumCols());
        for (int k = 0; k < inputs.getNumCols(); k++) {
            for (int i = 0; i < weights.getNumRows(); i++) {
                result.set(i, k, weights.getRow(i).mult(inputs.getColumn(k)).get(0) + biases.get(i));
            }
        }
        return result;
    }

    @Override
    protected SimpleMatrix weightGradient(SimpleMatrix gradient, SimpleMatrix inputs) {
        SimpleMatrix sum = new SimpleMatrix(gradient.getNumRows(), inputs.getNumRows());
        for (int k = 0; k < inputs.getNumCols(); k++) {
            sum = sum.plus(gradient.getColumn(k).mult(inputs.getColumn(k).transpose()));
        }
        return sum.divide(inputs.getNumCols());
    }
}

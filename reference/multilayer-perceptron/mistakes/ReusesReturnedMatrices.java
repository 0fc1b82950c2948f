package org.gradus.assignments.perceptron.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your method returns the same matrix in every call: what the caller got before changes with it.",
        hint = "Make the matrix inside the method, not in a field.",
        caughtBy = "resultsAreNew")
public class ReusesReturnedMatrices extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    private final Map<String, SimpleMatrix> kept = new HashMap<>();

    @Override
    protected SimpleMatrix rectified(SimpleMatrix ha) {
        SimpleMatrix right = super.rectified(ha);
        String shape = right.getNumRows() + "x" + right.getNumCols();
        SimpleMatrix same = kept.computeIfAbsent(shape, unseen -> right.copy());
        same.setTo(right);
        return same;
    }
}

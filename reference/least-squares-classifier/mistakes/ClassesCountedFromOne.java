package org.gradus.assignments.leastsquares.mistakes;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your predicted classes are counted from 1; they must be counted from 0, as columns are.",
        hint = "What do you predict when the first column is the highest?",
        caughtBy = "predictionsEqualReference")
public class ClassesCountedFromOne extends LeastSquaresReference {
    @Override
    public int[] predict(SimpleMatrix x, SimpleMatrix w) {
        return Arrays.stream(super.predict(x, w)).map(k -> k + 1).toArray();
    }
}

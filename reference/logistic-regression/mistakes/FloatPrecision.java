package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your numbers are right to about seven digits only: somewhere they pass through float.",
        hint = "Search for float, for casts to float and for matrices of type FMatrixRMaj.",
        caughtBy = "lossEqualsReference")
public class FloatPrecision extends LogisticReference {
    @Override
    protected SimpleMatrix scores(SimpleMatrix w, SimpleMatrix x) {
        return super.scores(w, x).elementOp((int row, int column, double score) -> (float) score);
    }
}

package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your L1 norm is the largest column sum of absolute values: the operator norm of a matrix, "
                + "not the sum over all entries.",
        hint = "What does the method of EJML that you call promise for a matrix with several columns?",
        caughtBy = "normsEqualReference")
public class L1NormOfTheLargestColumn extends ActivationsReference {
    @Override
    public double l1Norm(SimpleMatrix x) {
        double largest = 0;
        for (int column = 0; column < x.getNumCols(); column++) {
            largest = Math.max(largest, super.l1Norm(x.getColumn(column)));
        }
        return largest;
    }
}

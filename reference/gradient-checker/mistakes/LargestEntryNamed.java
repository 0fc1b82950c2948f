package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.assignments.checker.Verdict;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict names the largest entry of the gradient where the one that is farthest off is "
                + "asked for.",
        hint = "What do you take the maximum of, when you look for the entry?",
        caughtBy = "verdictNamesTheEntry")
public class LargestEntryNamed extends GradientCheckerReference {
    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        Verdict right = super.verdict(loss, w, analytic, h);
        if (right.accepted()) {
            return right;
        }
        int largest = 0;
        for (int i = 0; i < analytic.getNumElements(); i++) {
            largest = Math.abs(analytic.get(i)) > Math.abs(analytic.get(largest)) ? i : largest;
        }
        return new Verdict(false, largest / w.getNumCols(), largest % w.getNumCols());
    }
}

package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.assignments.checker.Verdict;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict accepts every gradient.",
        hint = "Try a gradient of zeros: what does your verdict say, and why?",
        caughtBy = "verdictOnOrdinaryLosses")
public class AcceptsEverything extends GradientCheckerReference {
    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        return new Verdict(true, -1, -1);
    }
}

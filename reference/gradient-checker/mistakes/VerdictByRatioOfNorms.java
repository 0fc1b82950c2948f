package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.assignments.checker.Verdict;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict looks at a ratio of norms: a single wrong entry among many right ones is " + "hidden.",
        hint = "What does your verdict say if one entry of a thousand is wrong by a few percent?",
        caughtBy = "verdictOnOrdinaryLosses")
public class VerdictByRatioOfNorms extends GradientCheckerReference {
    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        SimpleMatrix numeric = central(loss, w, h);
        double ratio = analytic.minus(numeric).normF() / analytic.plus(numeric).normF();
        return ratio < 0.01 ? new Verdict(true, -1, -1) : super.verdict(loss, w, analytic, h);
    }
}

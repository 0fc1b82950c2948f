package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.assignments.checker.Verdict;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your differences work on a copy, but an entry that was moved stays moved while the next ones "
                + "are.",
        hint = "How do the weights differ from the given ones in the last evaluation?",
        caughtBy = "movesOneEntryAtATime")
public class EntriesStayMoved extends GradientCheckerReference {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        return super.forward(loss, w.copy(), h);
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        return super.central(loss, w.copy(), h);
    }

    @Override
    public double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h) {
        return super.sparseCheck(loss, w.copy(), analytic, entries, h);
    }

    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        return super.verdict(loss, w.copy(), analytic, h);
    }

    @Override
    protected double moved(Loss loss, SimpleMatrix w, int row, int column, double step) {
        w.set(row, column, w.get(row, column) + step);
        return loss.at(w);
    }
}

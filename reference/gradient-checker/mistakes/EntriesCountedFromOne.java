package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.assignments.checker.Verdict;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict counts rows and columns from 1, where they are counted from 0.",
        hint = "Which row does your verdict name if the very first entry is wrong?",
        caughtBy = "verdictNamesTheEntry")
public class EntriesCountedFromOne extends GradientCheckerReference {
    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        Verdict right = super.verdict(loss, w, analytic, h);
        return right.accepted() ? right : new Verdict(false, right.row() + 1, right.column() + 1);
    }
}

package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.assignments.checker.Verdict;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict names the column as the row and the row as the column.",
        hint = "In which order does the record Verdict take its numbers?",
        caughtBy = "verdictNamesTheEntry")
public class RowAndColumnExchanged extends GradientCheckerReference {
    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        Verdict right = super.verdict(loss, w, analytic, h);
        return new Verdict(right.accepted(), right.column(), right.row());
    }
}

package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your differences move the entries of the weights that they were given and never put them " + "back.",
        hint = "What does the caller find in its weights after your method has returned?",
        caughtBy = "inputsStayUnchanged")
public class NeverRestores extends GradientCheckerReference {
    @Override
    protected double moved(Loss loss, SimpleMatrix w, int row, int column, double step) {
        w.set(row, column, w.get(row, column) + step);
        return loss.at(w);
    }
}

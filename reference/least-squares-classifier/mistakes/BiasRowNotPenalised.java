package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The first row of the weights is left out of your penalty, in the loss and in the gradient; "
                + "here every row is penalised.",
        hint = "Do you treat the weights that meet the column of ones in another way than the others?",
        caughtBy = "lossEqualsReference")
public class BiasRowNotPenalised extends LeastSquaresReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return super.penalty(withoutBiases(w), lambda);
    }

    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return super.penaltyGradient(withoutBiases(w), lambda);
    }

    private static SimpleMatrix withoutBiases(SimpleMatrix w) {
        return w.elementOp((int row, int column, double weight) -> row == 0 ? 0 : weight);
    }
}

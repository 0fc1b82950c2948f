package org.gradus.assignments.logistic.mistakes;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The same call gives a different result each time: something in it is random.",
        hint = "Neither the loss nor the gradient needs a random number. Is there a shuffle or a dropout left?",
        caughtBy = "sameAnswerTwice")
public class NotDeterministic extends LogisticReference {
    private final Random random = new Random();

    @Override
    protected SimpleMatrix scores(SimpleMatrix w, SimpleMatrix x) {
        return super.scores(w, x).elementOp((int row, int column, double score) -> random.nextInt(4) == 0 ? 0 : score);
    }
}

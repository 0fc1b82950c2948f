package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You choose by the accuracy on the training examples, which favours learning by heart.",
        hint = "On which examples is the accuracy measured that decides?",
        caughtBy = "bestPairIsChosen")
public class ChoosesByTrainingAccuracy extends TrainerReference {
    @Override
    protected double judged(SimpleMatrix w, SimpleMatrix x, int[] y, SimpleMatrix xValid, int[] yValid) {
        return accuracy(predict(w, x), y);
    }
}

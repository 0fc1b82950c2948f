package org.gradus.assignments.trainer.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.TrainerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You return the weights of the last epoch instead of those of the best one.",
        hint = "At the end patience epochs were worse than the best one. Which weights do you return?",
        caughtBy = "earlyStoppingKeepsTheBest")
public class LastWeightsReturned extends TrainerReference {
  @Override
  protected SimpleMatrix returned(SimpleMatrix best, SimpleMatrix last) {
    return last;
  }
}

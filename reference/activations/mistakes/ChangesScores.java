package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax writes into the scores that it is given.",
        hint = "Which of your calls write into the argument? Work on a copy.",
        caughtBy = "inputsStayUnchanged")
public class ChangesScores extends ActivationsReference {
    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        SimpleMatrix result = super.softmax(scores);
        scores.setTo(result);
        return result;
    }
}

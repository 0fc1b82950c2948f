package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your column of ones is divided by 255 with the pixels.",
        hint = "What comes first, the column of ones or the division?",
        caughtBy = "imagesArePrepared")
public class BiasColumnDivided extends LogisticReference {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        SimpleMatrix examples = super.preprocess(images);
        for (int i = 0; i < examples.getNumRows(); i++) {
            examples.set(i, 0, 1 / 255.0);
        }
        return examples;
    }
}

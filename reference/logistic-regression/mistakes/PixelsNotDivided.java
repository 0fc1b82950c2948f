package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your pixels are not divided by 255.",
        hint = "Between which numbers should the features lie?",
        caughtBy = "imagesArePrepared")
public class PixelsNotDivided extends LogisticReference {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        return divided(images, 1);
    }

    private SimpleMatrix divided(SimpleMatrix images, double white) {
        SimpleMatrix examples = super.preprocess(images);
        examples.insertIntoThis(0, 1, images.divide(white));
        return examples;
    }
}

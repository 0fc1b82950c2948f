package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your pixels are divided by 256: white becomes 0.996 instead of 1.",
        hint = "Which number stands for white, and what should it become?",
        caughtBy = "imagesArePrepared")
public class PixelsDividedBy256 extends LogisticReference {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        return divided(images, 256);
    }

    private SimpleMatrix divided(SimpleMatrix images, double white) {
        SimpleMatrix examples = super.preprocess(images);
        examples.insertIntoThis(0, 1, images.divide(white));
        return examples;
    }
}

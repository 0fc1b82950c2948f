package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your pixels are divided by the largest one that occurs, so that the same grey becomes "
                + "another number in another batch.",
        hint = "Should an image that is dark all over look the same as a bright one afterwards?",
        caughtBy = "imagesArePrepared")
public class PixelsDividedByTheirMaximum extends LogisticReference {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        return divided(images, images.elementMax());
    }

    private SimpleMatrix divided(SimpleMatrix images, double white) {
        SimpleMatrix examples = super.preprocess(images);
        examples.insertIntoThis(0, 1, images.divide(white));
        return examples;
    }
}

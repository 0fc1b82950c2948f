package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your pixels are divided in whole numbers: everything but white becomes 0.",
        hint = "In Java, what is 128 / 255 when both numbers are of type int?",
        caughtBy = "imagesArePrepared")
public class PixelsDividedAsIntegers extends LogisticReference {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        SimpleMatrix examples = super.preprocess(images);
        return examples.elementOp((int row, int column, double value) -> Math.floor(value));
    }
}

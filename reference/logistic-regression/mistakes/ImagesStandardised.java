package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your images are shifted to mean 0 and scaled to deviation 1; only a division by 255 is asked "
                + "for.",
        hint = "Can a feature be negative after what the handout asks for?",
        caughtBy = "imagesArePrepared")
public class ImagesStandardised extends LogisticReference {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        SimpleMatrix examples = super.preprocess(images);
        for (int i = 0; i < images.getNumRows(); i++) {
            SimpleMatrix row = images.getRow(i);
            double mean = row.elementSum() / row.getNumCols();
            double deviation = row.minus(mean).normF() / Math.sqrt(row.getNumCols());
            for (int j = 0; j < row.getNumCols(); j++) {
                examples.set(i, j + 1, (row.get(j) - mean) / deviation);
            }
        }
        return examples;
    }
}

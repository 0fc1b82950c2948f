package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your examples have no column of ones.",
        hint = "How many columns must the result have?",
        caughtBy = "imagesArePrepared")
public class BiasColumnMissing extends LogisticReference {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        return images.divide(255);
    }
}

package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your column of ones comes last; it should come first.",
        hint = "Which entry of w is the bias in the handout?",
        caughtBy = "imagesArePrepared")
public class BiasColumnLast extends LogisticReference {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        SimpleMatrix examples = super.preprocess(images);
        int pixels = images.getNumCols();
        return examples.cols(1, pixels + 1).concatColumns(examples.cols(0, 1));
    }
}

package org.gradus.assignments.logistic;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.gradientCheck;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.purity;

import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;
import org.gradus.check.Visibility;

/** The checks that travel with the starter: they hold stored numbers and use the student's own loss, but no reference. */
class LogisticPublicChecks {
    /** The handout's worked example: three images of two pixels. */
    private static final Probe IMAGES = new Probe(
            "the handout's images", Map.of("images", new SimpleMatrix(new double[][] {{0, 51}, {255, 102}, {204, 0}})));

    private static final SimpleMatrix EXAMPLES =
            new SimpleMatrix(new double[][] {{1, 0, 0.2}, {1, 1, 0.4}, {1, 0.8, 0}});
    private static final Probe EXAMPLE = new Probe(
            "the handout's example",
            Map.of(
                    "w",
                    new SimpleMatrix(new double[][] {{-0.5}, {1.0}, {0.5}}),
                    "x",
                    EXAMPLES,
                    "y",
                    new int[] {0, 1, 0},
                    "lambda",
                    0.1));

    @Check(
            value = "The worked example of the handout comes out right",
            points = 10,
            order = 10,
            visibility = Visibility.PUBLIC,
            hint = "Print the scores, then the probabilities, and compare each with the handout.")
    void storedValues(@Submitted LogisticRegression submitted) {
        inParts(
                () -> compare(submitted).on("preprocess").is(EXAMPLES, IMAGES),
                () -> compare(submitted)
                        .on("probabilities")
                        .is(
                                new SimpleMatrix(
                                        new double[][] {{0.401312339887548}, {0.6681877721681662}, {0.574442516811659}
                                        }),
                                EXAMPLE),
                () -> compare(submitted).in("loss").is(0.7401855152513126, EXAMPLE),
                () -> compare(submitted)
                        .in("gradient")
                        .is(
                                new SimpleMatrix(new double[][] {
                                    {0.11464754295579105}, {0.24258059520583114}, {0.08251252561492536}
                                }),
                                EXAMPLE),
                () -> compare(submitted).on("accuracy").is(2.0 / 3, EXAMPLE));
    }

    @Check(
            value = "The same arguments give the same answer",
            points = 5,
            order = 20,
            visibility = Visibility.PUBLIC,
            hint = "Does a field keep something from one call to the next, or is there randomness?")
    void sameAnswerTwice(@Submitted LogisticRegression submitted, Probes probes) {
        List<Probe> drawn = LogisticProbes.withPenalty(probes);
        List<Probe> images = LogisticProbes.images(probes);
        inParts(
                () -> purity(submitted).answersTheSameAt(drawn),
                () -> purity(submitted).on("probabilities").answersTheSameAt(drawn),
                () -> purity(submitted).on("preprocess").answersTheSameAt(images));
    }

    @Check(
            value = "The arguments stay unchanged",
            points = 5,
            order = 30,
            visibility = Visibility.PUBLIC,
            hint =
                    "Which operations work in place? In EJML, CommonOps.scale and divide do; SimpleMatrix.divide does not.")
    void inputsStayUnchanged(@Submitted LogisticRegression submitted, Probes probes) {
        List<Probe> drawn = LogisticProbes.withPenalty(probes);
        List<Probe> images = LogisticProbes.images(probes);
        inParts(
                () -> purity(submitted).leavesInputsUnchangedAt(drawn),
                () -> purity(submitted).on("probabilities").leavesInputsUnchangedAt(drawn),
                () -> purity(submitted).on("accuracy").leavesInputsUnchangedAt(drawn),
                () -> purity(submitted).on("preprocess").leavesInputsUnchangedAt(images));
    }

    @Check(
            value = "Every call returns new matrices",
            points = 5,
            order = 40,
            visibility = Visibility.PUBLIC,
            hint = "A matrix kept in a field and returned again changes under the hands of the caller.")
    void resultsAreNew(@Submitted LogisticRegression submitted, Probes probes) {
        List<Probe> drawn = LogisticProbes.withPenalty(probes);
        List<Probe> images = LogisticProbes.images(probes);
        inParts(
                () -> purity(submitted).returnsNewObjectsAt(drawn),
                () -> purity(submitted).on("probabilities").returnsNewObjectsAt(drawn),
                () -> purity(submitted).on("preprocess").returnsNewObjectsAt(images));
    }

    @Check(
            value = "The gradient is the gradient of your own loss",
            points = 20,
            order = 50,
            visibility = Visibility.PUBLIC,
            hint = "Is your loss a mean over the examples? Then the gradient is one, too. Is the penalty in both?")
    void gradientAgreesWithItsLoss(@Submitted LogisticRegression submitted, Probes probes) {
        List<Probe> withPenalty = LogisticProbes.withPenalty(probes);
        List<Probe> withoutPenalty = LogisticProbes.withoutPenalty(probes);
        inParts(
                () -> gradientCheck(submitted)
                        .withRespectTo("w")
                        .multipliedBy("x")
                        .agreesAt(withPenalty),
                () -> gradientCheck(submitted)
                        .withRespectTo("w")
                        .multipliedBy("x")
                        .agreesAt(withoutPenalty));
    }
}

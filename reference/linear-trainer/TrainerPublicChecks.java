package org.gradus.assignments.trainer;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.purity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;
import org.gradus.check.Visibility;

/** The checks that travel with the starter: they hold stored numbers and the losses that are given, but no reference. */
class TrainerPublicChecks {
    /** The handout's worked example: three examples, two features, two classes, one epoch in batches of two. */
    private static final Probe EXAMPLE = new Probe(
            "the handout's example",
            Map.of(
                    "loss",
                    GivenLosses.SOFTMAX,
                    "w0",
                    new SimpleMatrix(new double[][] {{0.0, 0.0}, {0.5, -0.5}}),
                    "x",
                    new SimpleMatrix(new double[][] {{1.0, 2.0}, {1.0, -1.0}, {1.0, 0.5}}),
                    "y",
                    new int[] {0, 1, 1},
                    "learningRate",
                    0.5,
                    "reg",
                    0.1,
                    "batchSize",
                    2,
                    "orders",
                    List.of(new int[] {2, 0, 1})));

    private static final SimpleMatrix EXAMPLE_WEIGHTS = new SimpleMatrix(
            new double[][] {{-0.2383837720979198, 0.23838377209791978}, {0.5528147172980179, -0.5528147172980179}});
    private static final SimpleMatrix EXAMPLE_BATCH_LOSSES =
            new SimpleMatrix(new double[][] {{0.5755024976115396, 0.293891319149853}});
    private static final SimpleMatrix EXAMPLE_EPOCH_LOSSES = new SimpleMatrix(new double[][] {{0.48163210479097734}});

    @Check(
            value = "The worked example of the handout comes out right",
            points = 5,
            order = 10,
            visibility = Visibility.PUBLIC,
            hint = "Print the weights after each step, and compare each with the handout.")
    void storedValues(@Submitted LinearTrainer submitted) {
        compare(submitted).on("train").in("batchLosses").is(EXAMPLE_BATCH_LOSSES, EXAMPLE);
        compare(submitted).on("train").in("epochLosses").is(EXAMPLE_EPOCH_LOSSES, EXAMPLE);
        compare(submitted).on("train").in("weights").is(EXAMPLE_WEIGHTS, EXAMPLE);
    }

    @Check(
            value = "The same arguments give the same answer",
            points = 5,
            order = 20,
            visibility = Visibility.PUBLIC,
            hint = "Does a field keep the weights from one call to the next, or is there randomness?")
    void sameAnswerTwice(@Submitted LinearTrainer submitted, Probes probes) {
        List<Probe> drawn = TrainerProbes.trainings(probes);
        requireTraining(submitted, drawn.get(0));
        purity(submitted).on("train").answersTheSameAt(drawn);
    }

    @Check(
            value = "The arguments stay unchanged",
            points = 5,
            order = 30,
            visibility = Visibility.PUBLIC,
            hint = "Whose matrix is w0? Steps in place need a copy of their own.")
    void inputsStayUnchanged(@Submitted LinearTrainer submitted, Probes probes) {
        List<Probe> drawn = TrainerProbes.trainings(probes);
        requireTraining(submitted, drawn.get(0));
        purity(submitted).on("train").leavesInputsUnchangedAt(drawn);
    }

    /** Weights that come back as they were given are the same each time, and unchanged: that is no training. */
    private static void requireTraining(LinearTrainer submitted, Probe probe) {
        RecordedLoss loss = new RecordedLoss((BatchLoss) probe.input("loss"));
        TrainerProbes.trained(submitted, probe, loss);
        if (loss.calls().isEmpty()) {
            throw new CheckFailed(Finding.of(
                    "train never evaluated the given loss.", "an evaluation for each batch", "none", probe.name()));
        }
    }

    @Check(
            value = "The class with the highest score is predicted",
            points = 5,
            order = 40,
            visibility = Visibility.PUBLIC,
            hint = "Of equal scores the first one wins: a later class needs a higher score.")
    void highestScoreIsPredicted(@Submitted LinearTrainer submitted) {
        // The examples are unit vectors, so that the weights are the scores.
        SimpleMatrix scores = new SimpleMatrix(new double[][] {{1, 2, 0}, {3, 3, 1}, {-5, -1, -2}, {-4, 2, 2.5}});
        int[] expected = {1, 0, 1, 2};
        int[] predicted = submitted.predict(scores, SimpleMatrix.identity(4));
        if (!Arrays.equals(expected, predicted)) {
            throw new CheckFailed(Finding.of(
                    "predict does not return the class with the highest score, the first one of equal scores.",
                    Arrays.toString(expected),
                    Arrays.toString(Arrays.copyOf(predicted, Math.min(predicted.length, 100))),
                    "four examples with the scores [1, 2, 0], [3, 3, 1], [-5, -1, -2], [-4, 2, 2.5]"));
        }
    }

    @Check(
            value = "The accuracy is the part of the predictions that are right",
            points = 5,
            order = 50,
            visibility = Visibility.PUBLIC,
            hint = "Three of five right is 0.6. In Java 3 / 5 is 0.")
    void accuracyIsThePartThatIsRight(@Submitted LinearTrainer submitted) {
        compare(submitted)
                .on("accuracy")
                .is(0.6, predictions("three of five right", new int[] {0, 1, 2, 2, 1}, 0, 1, 1, 2, 0));
        compare(submitted).on("accuracy").is(1, predictions("two of two right", new int[] {3, 3}, 3, 3));
        compare(submitted).on("accuracy").is(0, predictions("one of one wrong", new int[] {0}, 1));
    }

    private static Probe predictions(String name, int[] predicted, int... y) {
        return new Probe(name, Map.of("predicted", predicted, "y", y));
    }
}

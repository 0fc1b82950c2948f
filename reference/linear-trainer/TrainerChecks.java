package org.gradus.assignments.trainer;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Datasets;
import org.gradus.check.Evidence;
import org.gradus.check.Figure;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;
import org.gradus.data.Dataset;
import org.gradus.data.DigitImages;
import org.gradus.data.Splits;
import org.gradus.data.TwoCircles;

/** The checks that see every evaluation of the given loss and know the reference; they never leave the trusted side. */
class TrainerChecks {
    private static final List<String> TRAINING = List.of("weights", "batchLosses", "epochLosses");
    private static final List<String> STOPPING = List.of("weights", "validationLosses", "bestEpoch");

    /** A right trainer differs from the reference by rounding, which may turn an example whose scores are nearly equal. */
    private static final double SAME_ACCURACY = 0.02;

    private static final double DIGITS = 0.8;
    private static final double CIRCLES = 0.95;

    private final LinearTrainer reference = new TrainerReference();

    @Check(
            value = "The batches follow the given order, the last one with what is left",
            points = 10,
            order = 60,
            hint = "Write down the rows of each batch for 5 examples in batches of 2, for two epochs.")
    void batchesFollowTheOrder(@Submitted LinearTrainer submitted, Probes probes) {
        holdsAtEach(submitted, TrainerProbes.trainings(probes), Trace::firstWrongBatch);
        note("The given loss saw every batch, in order, with its labels and the penalty.");
    }

    @Check(
            value = "Every step goes down the gradient by the learning rate",
            points = 15,
            order = 70,
            hint =
                    "W becomes W - learningRate * gradient, once for each batch. The given gradient is a mean and holds the penalty.")
    void stepsAreRight(@Submitted LinearTrainer submitted, Probes probes) {
        // Without a whole batch, a trainer that forgets smaller ones has no step to judge; another check says so.
        List<Probe> drawn = TrainerProbes.trainings(probes).stream()
                .filter(probe -> (Integer) probe.input("batchSize") <= probe.labels("y").length)
                .toList();
        holdsAtEach(submitted, drawn, Trace::firstWrongStep);
        note("Every step led from the weights before it to where the gradient and the learning rate lead.");
    }

    @Check(
            value = "The losses of batches and epochs are recorded",
            points = 10,
            order = 80,
            hint =
                    "A batch loss is what the given loss returns before the step. In the epoch's mean it counts as often as it has"
                            + " examples.")
    void lossesAreRight(@Submitted LinearTrainer submitted, Probes probes) {
        List<Probe> drawn = TrainerProbes.trainings(probes);
        boolean judged = true;
        for (Probe probe : drawn) {
            Trace trace = Trace.of(submitted, probe);
            trace.firstWrongLoss().ifPresent(wrong -> fail(wrong, submitted, "train", TRAINING, drawn));
            judged &= trace.calls().size() == trace.batches().size();
        }
        if (!judged) {
            // Which evaluation belongs to which batch cannot be told: the reference must say what the losses are.
            compare(submitted).with(reference).on("train").in("batchLosses").agreesAt(drawn);
            compare(submitted).with(reference).on("train").in("epochLosses").agreesAt(drawn);
        }
        note("Every batch loss is what the given loss returned, every epoch loss the mean over its examples.");
    }

    @Check(
            value = "Early stopping keeps the best weights",
            points = 15,
            order = 90,
            hint =
                    "Keep a copy of the best weights, with their loss and epoch. How many epochs in a row were not better?")
    void earlyStoppingKeepsTheBest(@Submitted LinearTrainer submitted, Probes probes) {
        List<Probe> drawn = stoppings(probes);
        inParts(
                () -> stopsRightly(submitted, drawn, StoppingTrace::wrongStop),
                () -> stopsRightly(submitted, drawn, StoppingTrace::wrongRecord),
                () -> stopsRightly(submitted, drawn, StoppingTrace::wrongWeights));
        if (Evidence.current().credit() == 1) {
            note("Training ended when patience was used up, and the weights of the best epoch came back.");
        }
    }

    @Check(
            value = "The validation examples are watched, and never trained on",
            points = 5,
            order = 100,
            hint = "The loss on the validation examples is needed, its gradient is not.")
    void validationIsOnlyWatched(@Submitted LinearTrainer submitted, Probes probes) {
        stopsRightly(submitted, stoppings(probes), StoppingTrace::trainedOnValidation);
        note("No step was taken with validation examples.");
    }

    private List<Probe> stoppings(Probes probes) {
        return List.of(TrainerProbes.stopping(probes, reference, 2), TrainerProbes.stopping(probes, reference, 3));
    }

    private void stopsRightly(
            LinearTrainer submitted, List<Probe> drawn, Function<StoppingTrace, Optional<Finding>> judge) {
        for (Probe probe : drawn) {
            judge.apply(StoppingTrace.of(submitted, probe))
                    .ifPresent(wrong -> fail(wrong, submitted, "trainWithEarlyStopping", STOPPING, drawn));
        }
    }

    @Check(
            value = "Learning rate and penalty are chosen by the validation accuracy",
            points = 10,
            order = 110,
            hint =
                    "Every pair starts from w0. Of pairs with equal accuracy on the validation examples the first one tried is kept.")
    void bestPairIsChosen(@Submitted LinearTrainer submitted, Probes probes) {
        List<Probe> drawn =
                List.of(TrainerProbes.choosing(probes, reference), TrainerProbes.choosing(probes, reference));
        inParts(
                () -> compare(submitted)
                        .with(reference)
                        .on("choose")
                        .in("accuracies")
                        .agreesAt(drawn),
                () -> drawn.forEach(probe -> choosesTheFirstBest(submitted, probe, drawn)),
                () -> compare(submitted)
                        .with(reference)
                        .on("choose")
                        .in("weights")
                        .agreesAt(drawn));
    }

    /** Judges the choice by the accuracies that the submission itself found. */
    private void choosesTheFirstBest(LinearTrainer submitted, Probe probe, List<Probe> drawn) {
        RecordedLoss loss = new RecordedLoss((BatchLoss) probe.input("loss"));
        Choice choice = TrainerProbes.chosen(submitted, probe, loss);
        List<String> parts = List.of("learningRate", "reg", "accuracies", "weights");
        if (loss.calls().stream().anyMatch(call -> StoppingTrace.holdsOneOf(call.x(), probe.matrix("xValid")))) {
            fail(
                    Finding.of(
                            "choose evaluates the given loss on validation examples: they are for the accuracy only."),
                    submitted,
                    "choose",
                    parts,
                    drawn);
        }
        double[] rates = (double[]) probe.input("rates");
        double[] regs = (double[]) probe.input("regs");
        SimpleMatrix accuracies = choice.accuracies();
        if (accuracies.getNumRows() != rates.length || accuracies.getNumCols() != regs.length) {
            fail(
                    Finding.of(
                            "The accuracies need a row for each learning rate and a column for each penalty.",
                            rates.length + " x " + regs.length,
                            accuracies.getNumRows() + " x " + accuracies.getNumCols(),
                            "accuracies"),
                    submitted,
                    "choose",
                    parts,
                    drawn);
        }
        int best = 0;
        int worst = 0;
        for (int pair = 1; pair < accuracies.getNumElements(); pair++) {
            best = accuracies.get(pair) > accuracies.get(best) ? pair : best;
            worst = accuracies.get(pair) < accuracies.get(worst) ? pair : worst;
        }
        double rate = rates[best / regs.length];
        double reg = regs[best % regs.length];
        if (best == worst) {
            fail(
                    Finding.of("Every pair has the same accuracy: nothing was trained, or nothing was judged."),
                    submitted,
                    "choose",
                    parts,
                    drawn);
        }
        if (choice.learningRate() != rate || choice.reg() != reg) {
            fail(
                    Finding.of(
                            "The chosen pair is not the first with the highest of your own accuracies.",
                            "learning rate " + rate + " and reg " + reg + ", accuracy "
                                    + Trace.number(accuracies.get(best)),
                            "learning rate " + choice.learningRate() + " and reg " + choice.reg(),
                            probe.name()),
                    submitted,
                    "choose",
                    parts,
                    drawn);
        }
    }

    @Check(
            value = "The trained classifier reads new digits",
            points = 5,
            order = 120,
            hint = "All parts together: order, steps, prediction. Does the training loss fall, and the error with it?")
    void learnsToReadDigits(@Submitted LinearTrainer submitted, Probes probes, Datasets datasets) {
        Splits splits = datasets.realOr(seed -> Splits.shuffled(DigitImages.draw(seed, 560), 80, 200, seed));
        Dataset train = splits.train().range(0, Math.min(320, splits.train().size()));
        Dataset valid = splits.valid().range(0, Math.min(100, splits.valid().size()));
        Dataset test = splits.test().range(0, Math.min(400, splits.test().size()));
        Probe probe = learning(probes, train, train.withBiasColumn(), 40, 6, 0.1, 0.001);
        List<TrainingFigures.Part> parts = List.of(
                new TrainingFigures.Part("train", probe.matrix("x"), train.y()),
                new TrainingFigures.Part("valid", valid.withBiasColumn(), valid.y()),
                new TrainingFigures.Part("test", test.withBiasColumn(), test.y()));
        Trace trace = Trace.of(submitted, probe);
        requireShape(trace, probe);
        TrainingFigures figures = new TrainingFigures(trace, (train.size() + 39) / 40);
        List<Figure> pictures =
                new ArrayList<>(List.of(figures.losses(GivenLosses.SOFTMAX, parts), figures.errors(parts)));
        train.imageShape().ifPresent(shape -> pictures.add(figures.images(shape)));
        double needed = Math.max(
                accuracy(reference, Trace.of(reference, probe), parts.get(2)) - SAME_ACCURACY,
                datasets.real() ? 0 : DIGITS);
        judge("new " + train.name(), accuracy(submitted, trace, parts.get(2)), needed, pictures);
    }

    @Check(
            value = "The trained classifier tells two circles apart",
            points = 5,
            order = 130,
            hint = "With the squared distance from the middle among the features, a linear classifier can do it.")
    void separatesTwoCircles(@Submitted LinearTrainer submitted, Probes probes) {
        long seed = Double.doubleToLongBits(probes.between(1, 2));
        Splits splits = Splits.shuffled(TwoCircles.draw(seed, 300, 0.08), 60, 120, seed);
        SimpleMatrix x = TwoCircles.lifted(splits.train().x());
        Probe probe = learning(probes, splits.train(), x, 20, 30, 0.5, 0.0001);
        List<TrainingFigures.Part> parts = List.of(
                new TrainingFigures.Part("train", x, splits.train().y()),
                new TrainingFigures.Part(
                        "valid",
                        TwoCircles.lifted(splits.valid().x()),
                        splits.valid().y()),
                new TrainingFigures.Part(
                        "test",
                        TwoCircles.lifted(splits.test().x()),
                        splits.test().y()));
        Trace trace = Trace.of(submitted, probe);
        requireShape(trace, probe);
        TrainingFigures figures = new TrainingFigures(trace, 6);
        judge(
                "new points",
                accuracy(submitted, trace, parts.get(2)),
                CIRCLES,
                List.of(
                        TrainingFigures.regions(submitted, trace.training().weights(), splits.test()),
                        figures.losses(GivenLosses.SOFTMAX, parts),
                        figures.errors(parts)));
    }

    private static Probe learning(
            Probes probes, Dataset train, SimpleMatrix x, int batchSize, int epochs, double rate, double reg) {
        return new Probe(
                train.name(),
                Map.of(
                        "loss",
                        GivenLosses.SOFTMAX,
                        "w0",
                        new SimpleMatrix(x.getNumCols(), train.classes()),
                        "x",
                        x,
                        "y",
                        train.y(),
                        "learningRate",
                        rate,
                        "reg",
                        reg,
                        "batchSize",
                        batchSize,
                        "orders",
                        TrainerProbes.orders(probes, train.size(), epochs)));
    }

    private static void requireShape(Trace trace, Probe probe) {
        SimpleMatrix weights = trace.training().weights();
        SimpleMatrix w0 = probe.matrix("w0");
        if (weights.getNumRows() != w0.getNumRows() || weights.getNumCols() != w0.getNumCols()) {
            throw new CheckFailed(Finding.of(
                    "The returned weights have the wrong shape.",
                    w0.getNumRows() + " x " + w0.getNumCols(),
                    weights.getNumRows() + " x " + weights.getNumCols(),
                    probe.name()));
        }
    }

    private static double accuracy(LinearTrainer trainer, Trace trace, TrainingFigures.Part part) {
        int[] predicted = trainer.predict(trace.training().weights(), part.x());
        if (predicted.length != part.y().length) {
            throw new CheckFailed(Finding.of(
                    "predict must return a class for each example.",
                    part.y().length + " classes",
                    predicted.length + " classes",
                    null));
        }
        return new TrainerReference().accuracy(predicted, part.y());
    }

    private static void judge(String what, double accuracy, double needed, List<Figure> pictures) {
        String sentence = String.format(Locale.ROOT, "Of %s, %.1f %% were predicted rightly.", what, 100 * accuracy);
        if (!(accuracy >= needed)) {
            throw new CheckFailed(Finding.of(
                            sentence,
                            String.format(Locale.ROOT, "at least %.1f %%", 100 * needed),
                            String.format(Locale.ROOT, "%.1f %%", 100 * accuracy),
                            null)
                    .with(List.of(), pictures));
        }
        Evidence.current().add(Finding.of(sentence).with(List.of(), pictures));
    }

    private void holdsAtEach(LinearTrainer submitted, List<Probe> drawn, Function<Trace, Optional<Finding>> judge) {
        for (Probe probe : drawn) {
            judge.apply(Trace.of(submitted, probe))
                    .ifPresent(wrong -> fail(wrong, submitted, "train", TRAINING, drawn));
        }
    }

    /** Fails with what was found; compares the results with the reference before, so that a known mistake is recognised. */
    private void fail(Finding wrong, LinearTrainer submitted, String method, List<String> parts, List<Probe> drawn) {
        for (String part : parts) {
            try {
                compare(submitted).with(reference).on(method).in(part).agreesAt(drawn);
            } catch (CheckFailed differs) {
                break;
            }
        }
        throw new CheckFailed(wrong);
    }

    private static void note(String sentence) {
        Evidence.current().add(Finding.of(sentence));
    }
}

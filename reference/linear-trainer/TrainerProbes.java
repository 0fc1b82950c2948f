package org.gradus.assignments.trainer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;
import org.gradus.check.Probes;

/** Draws the inputs of training: sizes are pairwise distinct primes where they can be, and most batches leave a smaller last one. */
final class TrainerProbes {
    private TrainerProbes() {}

    /** Returns inputs of {@code train}: with a smaller last batch, batches of one example, one batch for all, a single epoch. */
    static List<Probe> trainings(Probes probes) {
        return List.of(
                training(probes, GivenLosses.SOFTMAX, 11, 4, 3, 3, 3),
                training(probes, GivenLosses.HINGE, 13, 5, 3, 4, 2),
                training(probes, GivenLosses.SOFTMAX, 5, 3, 2, 1, 2),
                training(probes, GivenLosses.HINGE, 7, 4, 5, 7, 3),
                training(probes, GivenLosses.SOFTMAX, 7, 3, 4, 5, 2),
                training(probes, GivenLosses.SOFTMAX, 5, 2, 3, 8, 2));
    }

    static Probe training(
            Probes probes, GivenLosses loss, int examples, int features, int classes, int batchSize, int epochs) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("loss", loss);
        inputs.put("w0", probes.normal(features, classes, 0.7));
        inputs.put("x", probes.withBiasColumn(examples, features, 1));
        inputs.put("y", probes.labels(examples, classes));
        inputs.put("learningRate", probes.between(0.05, 0.4));
        inputs.put("reg", probes.between(0.05, 0.8));
        inputs.put("batchSize", batchSize);
        inputs.put("orders", orders(probes, examples, epochs));
        return new Probe(
                examples + " examples in batches of " + batchSize + ", " + epochs
                        + (epochs == 1 ? " epoch, " : " epochs, ") + features + " features, " + classes + " classes",
                inputs);
    }

    /** Returns an order for each epoch, all different where there are enough examples. */
    static List<int[]> orders(Probes probes, int examples, int epochs) {
        List<int[]> orders = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            SimpleMatrix keys = probes.normal(examples, 1, 1);
            orders.add(IntStream.range(0, examples)
                    .boxed()
                    .sorted(Comparator.comparingDouble(keys::get))
                    .mapToInt(Integer::intValue)
                    .toArray());
        }
        return List.copyOf(orders);
    }

    /**
     * Returns inputs of {@code trainWithEarlyStopping}.
     *
     * @param reference says when training stops; the draws are such that it stops before the orders are used up, that an epoch before
     *     the best one was no improvement, and that the last one improved on the one before it and not on the best
     */
    static Probe stopping(Probes probes, LinearTrainer reference, int patience) {
        return probes.screened(
                () -> {
                    Probe probe = training(probes, GivenLosses.SOFTMAX, 13, 4, 3, 4, 14);
                    return probe.with("xValid", probes.withBiasColumn(11, 4, 1))
                            .with("yValid", probes.labels(11, 3))
                            .with("learningRate", probes.between(0.3, 2))
                            .with("patience", patience)
                            .named("patience " + patience + ", at most 14 epochs");
                },
                probe -> {
                    StoppedTraining stopped = stopped(reference, probe);
                    double[] seen = stopped.validationLosses();
                    int last = seen.length - 1;
                    boolean waitedBefore = IntStream.range(1, stopped.bestEpoch())
                            .anyMatch(epoch ->
                                    IntStream.range(0, epoch).anyMatch(earlier -> seen[earlier] < seen[epoch]));
                    return last < 13 && stopped.bestEpoch() >= 2 && waitedBefore && seen[last] < seen[last - 1];
                });
    }

    @SuppressWarnings("unchecked")
    static Training trained(LinearTrainer trainer, Probe probe, BatchLoss loss) {
        return trainer.train(
                loss,
                probe.matrix("w0"),
                probe.matrix("x"),
                probe.labels("y"),
                probe.number("learningRate"),
                probe.number("reg"),
                (Integer) probe.input("batchSize"),
                (List<int[]>) probe.input("orders"));
    }

    static StoppedTraining stopped(LinearTrainer trainer, Probe probe) {
        return stopped(trainer, probe, (BatchLoss) probe.input("loss"));
    }

    @SuppressWarnings("unchecked")
    static StoppedTraining stopped(LinearTrainer trainer, Probe probe, BatchLoss loss) {
        return trainer.trainWithEarlyStopping(
                loss,
                probe.matrix("w0"),
                probe.matrix("x"),
                probe.labels("y"),
                probe.matrix("xValid"),
                probe.labels("yValid"),
                probe.number("learningRate"),
                probe.number("reg"),
                (Integer) probe.input("batchSize"),
                (List<int[]>) probe.input("orders"),
                (Integer) probe.input("patience"));
    }

    /**
     * Returns inputs of {@code choose}, such that two pairs are best together, none of them the first pair, and that the training
     * examples would choose another.
     */
    static Probe choosing(Probes probes, LinearTrainer reference) {
        return probes.screened(
                () -> training(probes, GivenLosses.SOFTMAX, 17, 4, 3, 5, 2)
                        .with("xValid", probes.withBiasColumn(7, 4, 1))
                        .with("yValid", probes.labels(7, 3))
                        .with("rates", new double[] {0.05, 0.3, 1.5})
                        .with("regs", new double[] {0, 0.1, 1})
                        .named("three learning rates and three penalties"),
                probe -> {
                    Choice choice = chosen(reference, probe, (BatchLoss) probe.input("loss"));
                    Choice byTraining = chosen(
                            reference,
                            probe.with("xValid", probe.matrix("x")).with("yValid", probe.labels("y")),
                            (BatchLoss) probe.input("loss"));
                    double highest = choice.accuracies().elementMax();
                    long best = IntStream.range(0, 9)
                            .filter(pair -> choice.accuracies().get(pair) == highest)
                            .count();
                    return best >= 2
                            && choice.accuracies().get(0, 0) < highest
                            && (byTraining.learningRate() != choice.learningRate() || byTraining.reg() != choice.reg());
                });
    }

    @SuppressWarnings("unchecked")
    static Choice chosen(LinearTrainer trainer, Probe probe, BatchLoss loss) {
        return trainer.choose(
                loss,
                probe.matrix("w0"),
                probe.matrix("x"),
                probe.labels("y"),
                probe.matrix("xValid"),
                probe.labels("yValid"),
                (double[]) probe.input("rates"),
                (double[]) probe.input("regs"),
                (Integer) probe.input("batchSize"),
                (List<int[]>) probe.input("orders"));
    }
}
